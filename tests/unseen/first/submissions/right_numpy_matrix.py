import numpy as np
def S(M): return 1/(1+np.exp(-M))

def fwd(X, p):
    X = np.matrix(X, dtype=float); U = np.matrix(p[:4]).T; V = np.matrix(p[5:13].reshape(4, 2)); b = np.matrix(p[13:])
    H = S(X*V.T + b)
    return X, U, H, S(H*U + p[4])

def network(x, params):
    return fwd([x], params)[3][0, 0]

def loss(params, X_train, y_train):
    O = fwd(X_train, params)[3]
    t = np.matrix(y_train.reshape(-1, 1))
    return float((-(t.T*np.log(O)) - (1-t).T*np.log(1-O))[0, 0])

def loss_gradient(params, X_train, y_train):
    X, U, H, O = fwd(X_train, params)
    d = O - y_train.reshape(-1, 1)
    D = np.multiply(d*U.T, np.multiply(H, 1-H))
    return np.concatenate([np.asarray(m).ravel() for m in (d.T*H, d.sum(), D.T*X, D.sum(axis=0))])
