import numpy as np
def sigmoid(t):
    return 1.0 / (1.0 + np.exp(-t))

def network(x, params):
    x1, x2 = x
    total = params[4]
    for j in range(4):
        total = total + params[j] * sigmoid(params[5 + 2*j]*x1 + params[6 + 2*j]*x2 + params[13 + j])
    return sigmoid(total)
def loss(params, X_train, y_train):
    p = np.array([network(xi, params) for xi in X_train])
    t = np.asarray(y_train).flatten()
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
def loss_gradient(params, X_train, y_train):
    p = network(X_train.T, params)
    e = 2*(p - y_train.ravel())*p*(1-p)
    g = [0]*17
    for j in range(4):
        h = sigmoid(X_train @ params[5+2*j:7+2*j] + params[13+j])
        k = e*params[j]*h*(1-h)
        g[j] = (e*h).sum(); g[5+2*j], g[6+2*j] = k @ X_train; g[13+j] = k.sum()
    g[4] = e.sum()
    return np.array(g)
