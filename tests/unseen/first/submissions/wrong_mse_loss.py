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
    return sum((network(x, params) - t)**2 for x, t in zip(X_train, y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = sigmoid(params[5:13].reshape(4, 2) @ x + params[13:])
        p = network(x, params)
        d = 2*(p-t)*p*(1-p)
        e = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h, [d], np.outer(e, x).ravel(), e])
    return g
