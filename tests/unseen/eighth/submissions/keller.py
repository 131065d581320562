import numpy as np
def sigmoid(x): return 1/(1+np.exp(-x))
def network(x, params):
    h = sigmoid(np.dot(params[5:13].reshape(4, 2), x)+params[13:17])
    return sigmoid(np.dot(h, params[0:4])+params[4])
def cross_entropy(p, q):
    q = np.clip(q, 1e-9, 1-1e-9)
    return -np.sum(p*np.log(q)+(1-p)*np.log(1-q))
def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    return cross_entropy(f, y_train.ravel())
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        h = sigmoid(np.dot(params[5:13].reshape(4, 2), x)+params[13:17])
        d = network(x, params)-y
        dh = d*params[0:4]*h*(1-h)
        g += np.concatenate([d*h, [d], np.outer(dh, x).flatten(), dh])
    return g
