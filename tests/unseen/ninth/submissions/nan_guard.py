import numpy as np


def network(x, params):
    from scipy.special import expit
    weights = np.reshape(params[5:13], (-1, 2))
    return expit(np.vdot(params[:4], expit(np.dot(weights, x) + params[-4:])) + params[4])


def loss(params, X_train, y_train):
    tiny = 0.01 # avoid log(0)
    f = np.array([network(x, params) for x in X_train])
    t = np.ravel(y_train)
    return -np.sum(t*np.log(f+tiny)+(1-t)*np.log(1-f+tiny))


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
