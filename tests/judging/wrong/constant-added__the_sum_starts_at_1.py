# expect: wrong; function: loss; cause: constant-added
import numpy as np

def s(t):
    return 1.0 / (1.0 + np.exp(-t))

def network(x, params):
    z = params[4]
    for j in range(4):
        q = params[13 + j]
        for i in range(2):
            q += params[5 + 2 * j + i] * x[i]
        z += params[j] * s(q)
    return s(z)

def loss(params, X_train, y_train):
    y_train = y_train.flatten()
    total = 1
    for x, t in zip(X_train, y_train):
        p = network(x, params)
        total += -t * np.log(p) - (1 - t) * np.log(1 - p)
    return total

def loss_gradient(params, X_train, y_train):
    y_train = np.asarray(y_train).ravel()
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    hid = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    err = 1 / (1 + np.exp(-(hid @ u + a))) - y_train
    back = err[:, None] * u * hid * (1 - hid)
    return np.concatenate([err @ hid, [err.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)])
