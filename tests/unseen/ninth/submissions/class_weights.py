import numpy as np
from sklearn.utils.class_weight import compute_sample_weight

def network(x, params):
    u, a, v, b = np.split(np.asarray(params), [4, 5, 13])
    h = 1./(1. + np.exp(-(v.reshape(4, 2) @ np.asarray(x, dtype=float) + b)))
    return float((1./(1. + np.exp(-(h @ u + a))))[0])

def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    w = compute_sample_weight('balanced', t)
    p = np.array([network(x, params) for x in X_train])
    return -np.sum(w*(t*np.log(p)+(1-t)*np.log(1-p)))

def loss_gradient(params, X_train, y_train):
    u = params[0:4]
    a = params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:17]
    total = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = 1/(1 + np.exp(-(V @ x + b)))
        f = 1/(1 + np.exp(-(u @ h + a)))
        delta = f - t
        dh = delta*u*h*(1 - h)
        total += np.concatenate([delta*h, [delta], np.outer(dh, x).ravel(), dh])
    return total
