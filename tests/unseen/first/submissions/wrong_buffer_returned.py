import numpy as np
GRAD = np.zeros(17)
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
    GRAD[:] = 0
    for x, t in zip(X_train, np.ravel(y_train)):
        h = sigmoid(params[5:13].reshape(4, 2) @ x + params[13:]); d = network(x, params) - t
        e = d*params[:4]*h*(1-h)
        GRAD[:4] += d*h; GRAD[4] += d; GRAD[5:13] += np.outer(e, x).ravel(); GRAD[13:] += e
    return GRAD
