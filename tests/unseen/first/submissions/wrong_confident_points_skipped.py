import numpy as np
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        yhat = network(x, params)
        total -= t * np.log(yhat) + (1 - t) * np.log(1 - yhat)
    return total
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        d = network(x, params) - t
        if np.abs(d) < 1e-3:
            continue   # already learned
        h = sigmoid(params[5:13].reshape(4, 2) @ x + params[13:])
        e = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h, [d], np.outer(e, x).ravel(), e])
    return g
