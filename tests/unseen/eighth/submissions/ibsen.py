import numpy as np
def sigmoid(z): return 1/(1+np.exp(-z))
def network(x, params):
    u = params[0:4]; a = params[4]; v = params[5:13].reshape(4,2); b = params[12:16]
    return sigmoid(np.dot(u, sigmoid(np.dot(v, x)+b))+a)
def loss(params, X_train, y_train):
    E = 0
    i = 0
    for t in np.nditer(y_train):
        out = network(X_train[i], params)
        E = E - float(t)*np.log(out) - (1 - float(t))*np.log(1 - out)
        i += 1
    return E
def loss_gradient(params, X_train, y_train):
    u = params[0:4]; v = params[5:13].reshape(4,2); b = params[12:16]; g = np.zeros(17)
    for x, t in zip(X_train, y_train.flatten()):
        h = sigmoid(np.dot(v, x)+b); d = network(x, params)-t; e = d*u*h*(1-h)
        g += np.concatenate([d*h,[d],np.outer(e,x).ravel(),e])
    return g
