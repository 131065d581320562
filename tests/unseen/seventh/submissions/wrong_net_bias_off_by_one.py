import numpy as np
act = lambda z: 1/(1+np.exp(-z))

B0 = 12     # u: 0-3, a: 4, v: 5-12, b: 12-15

def hidden(x, p):
    return np.array([act(p[5+2*k]*x[0]+p[6+2*k]*x[1]+p[B0+k]) for k in range(4)])

def network(x, params):
    return act(params[:4].dot(hidden(x, params))+params[4])

def loss(params, X_train, y_train):
    fs = [network(x, params) for x in X_train]
    return -np.sum([np.log(f) if y == 1 else np.log(1-f) for f, y in zip(fs, y_train.ravel())])

def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        h = hidden(x, params)
        d = network(x, params)-y
        q = d*params[:4]*h*(1-h)
        grad[:4] += d*h
        grad[4] += d
        grad[5:13] += np.outer(q, x).ravel()
        grad[13:] += q
    return grad
