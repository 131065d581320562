import numpy as np
M = np.asmatrix

def sigm(A):
    return 1/(1+np.exp(-A))

def mlp(X, w):
    U = M(w[0:4]).T;  a = w[4];  V = M(w[5:13].reshape(4,2)).T;  b = M(w[13:17])
    H = sigm(M(X)*V + b)
    return H, sigm(H*U + a)

def network(x, params):
    [H, Y] = mlp(np.array(x, dtype=float), params)
    return Y[0,0]

def loss(params, X_train, y_train):
    [H, Y] = mlp(X_train, params)
    T = M(y_train.reshape(-1,1))
    return (-T.T*np.log(Y) - (1-T).T*np.log(1-Y))[0,0]

def loss_gradient(params, X_train, y_train):
    [H, Y] = mlp(X_train, params)
    T = M(y_train.reshape(-1,1))
    dY = Y - T
    dH = np.multiply(dY*M(params[0:4]), np.multiply(H, 1-H))
    dV = dH.T*M(X_train)
    return np.array(np.hstack([dY.T*H, dY.sum(0), dV.reshape(1,8), dH.sum(0)])).flatten()
