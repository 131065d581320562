import numpy as np

def squash_(z):
    """in place logistic function"""
    np.negative(z, out=z)
    np.exp(z, out=z)
    z += 1
    np.reciprocal(z, out=z)
    return z

def network(x, params):
    s = params[5:13:2] * x[0]
    s += params[6:13:2] * x[1]
    s += params[13:17]
    squash_(s)
    o = np.array([s @ params[:4] + params[4]])
    return squash_(o)[0]

def loss(params, X_train, y_train):
    E = 0.0
    for x, t in zip(X_train, y_train.reshape(-1)):
        f = network(x, params)
        E += -np.log(f) if t == 1 else -np.log1p(-f)
    return E

def loss_gradient(params, X_train, y_train):
    S = np.outer(X_train[:, 0], params[5:13:2])
    S += np.outer(X_train[:, 1], params[6:13:2])
    S += params[13:17]
    squash_(S)
    d = S @ params[:4]
    d += params[4]
    squash_(d)
    d -= y_train.reshape(-1)
    D = S * (1 - S)
    D *= params[:4]
    D *= d[:, None]
    g = np.empty(17)
    np.dot(d, S, out=g[:4])
    g[4] = d.sum()
    g[5:13:2] = X_train[:, 0] @ D
    g[6:13:2] = X_train[:, 1] @ D
    g[13:] = D.sum(axis=0)
    return g
