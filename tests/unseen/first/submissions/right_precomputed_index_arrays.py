import numpy as np
IU = np.arange(4); IA = 4; IV1 = np.array([5, 7, 9, 11]); IV2 = IV1 + 1; IB = np.array([13, 14, 15, 16])

def act(z): return np.exp(z)/(1+np.exp(z)) if np.max(z) < 30 else 1/(1+np.exp(-z))

def network(x, params):
    return act(params[IU] @ act(params[IV1]*x[0] + params[IV2]*x[1] + params[IB]) + params[IA])

def loss(params, X_train, y_train):
    L = 0.
    i = 0
    while i < len(X_train):
        o = network(X_train[i], params)
        L -= np.log(o if y_train[i] > 0 else 1-o)
        i += 1
    return L

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    x1, x2 = X_train[:, [0]], X_train[:, [1]]
    h = 1/(1+np.exp(-(x1*params[IV1] + x2*params[IV2] + params[IB])))
    r = 1/(1+np.exp(-(h*params[IU]).sum(axis=1, keepdims=True) - params[IA])) - y_train.reshape(-1, 1)
    np.add.at(g, IU, (r*h).sum(0))
    np.add.at(g, IA, r.sum())
    s = r*params[IU]*h*(1-h)
    np.add.at(g, IV1, (s*x1).sum(0)); np.add.at(g, IV2, (s*x2).sum(0)); np.add.at(g, IB, s.sum(0))
    return g
