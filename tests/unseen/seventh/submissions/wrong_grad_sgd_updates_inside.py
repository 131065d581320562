import numpy as np

ETA = 0.001

def sigmoid(t): return 1./(1.+np.exp(-t))

def one(p, x, y):
    h = sigmoid(p[5:13].reshape(4, 2) @ x + p[13:])
    d = sigmoid(p[:4] @ h + p[4]) - y
    e = d * p[:4] * h * (1 - h)
    return np.concatenate([d * h, [d], np.outer(e, x).ravel(), e])

def network(x, params):
    return sigmoid(params[:4] @ sigmoid(params[5:13].reshape(4, 2) @ np.array(x) + params[13:]) + params[4])

def loss(params, X_train, y_train):
    return -sum(t*np.log(network(x, params)) + (1 - t)*np.log(1 - network(x, params)) for x, t in zip(X_train, y_train.flatten()))

def loss_gradient(params, X_train, y_train):
    p = params.copy()
    total = np.zeros(17)
    for x, t in zip(X_train, y_train.flatten()):
        g = one(p, x, t)
        p -= ETA * g
        total += g
    return total
