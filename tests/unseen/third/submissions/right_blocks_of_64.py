import numpy as np
def sigmoid(t):
    return 1.0 / (1.0 + np.exp(-t))

def network(x, params):
    x1, x2 = x
    total = params[4]
    for j in range(4):
        total = total + params[j] * sigmoid(params[5 + 2*j]*x1 + params[6 + 2*j]*x2 + params[13 + j])
    return sigmoid(total)
def blocks(X, y, size=64):
    for s in range(0, len(X), size):
        yield X[s:s+size], y.ravel()[s:s+size]
def loss(params, X_train, y_train):
    total = 0.
    for Xb, yb in blocks(X_train, y_train):
        p = network(Xb.T, params)
        total += -np.sum(yb*np.log(p) + (1-yb)*np.log(1-p))
    return total
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for Xb, yb in blocks(X_train, y_train):
        e = network(Xb.T, params) - yb
        for j in range(4):
            h = sigmoid(Xb @ params[5+2*j:7+2*j] + params[13+j])
            g[j] += e @ h
            k = e*params[j]*h*(1-h)
            g[5+2*j:7+2*j] += k @ Xb
            g[13+j] += k.sum()
        g[4] += e.sum()
    return g
