import numpy as np

def sigma(q): return 1/(1+np.exp(-q))

def hid(X, w):
    return sigma((X[:, None, :]*w[5:13].reshape(1, 4, 2)).sum(-1) + w[13:])

def logit(X, w):
    return hid(X, w).dot(w[:4]) + w[4]

def logit_jacobian(X, w):
    H = hid(X, w)
    n = len(X)
    J = np.zeros((n, 17))
    J[:, 0:4] = H
    J[:, 4] = 1
    S = H*(1-H)*w[0:4]
    J[:, 5:13] = (S[:, :, None]*X[:, None, :]).reshape(n, 8)
    J[:, 13:17] = S
    return J

def network(x, params):
    return sigma(logit(np.array(x)[None, :], params))[0]

def loss(params, X_train, y_train):
    z = logit(X_train, params)
    return np.sum(np.log1p(np.exp(np.where(y_train.ravel() > 0, -z, z))))

def loss_gradient(params, X_train, y_train):
    return logit_jacobian(X_train, params).T @ (sigma(logit(X_train, params)) - y_train.ravel())
