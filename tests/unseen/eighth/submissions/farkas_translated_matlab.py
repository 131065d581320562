import numpy as np
# converted from my matlab code
def el(vec, i): return vec[i-1]

def logsig(n): return 1./(1.+np.exp(-n))

def network(x, params):
    V = np.reshape(params[5:13], (2, 4), order='F')    # column i = weights of node i
    b = params[13:17]
    h = np.zeros(4)
    for i in range(1, 5):
        h[i-1] = logsig(V[0, i-1]*el(x, 1) + V[1, i-1]*el(x, 2) + el(b, i))
    return logsig(np.dot(params[0:4], h) + el(params, 5))

def loss(params, X_train, y_train):
    [N, D] = X_train.shape
    J = 0.
    yy = np.reshape(y_train, (N,), order='F')
    for n in range(1, N+1):
        f = network(X_train[n-1, :], params)
        J = J - el(yy, n)*np.log(f) - (1-el(yy, n))*np.log(1-f)
    return J

def loss_gradient(params, X_train, y_train):
    [N, D] = X_train.shape
    yy = np.reshape(y_train, (N,), order='F')
    dV = np.zeros((2, 4)); du = np.zeros(4); db = np.zeros(4); da = 0.
    V = np.reshape(params[5:13], (2, 4), order='F')
    for n in range(1, N+1):
        xn = X_train[n-1, :]
        h = logsig(xn @ V + params[13:17])
        e = network(xn, params) - el(yy, n)
        du = du + e*h
        da = da + e
        db = db + e*params[0:4]*h*(1-h)
        dV = dV + np.outer(xn, e*params[0:4]*h*(1-h))
    return np.concatenate([du, [da], dV.flatten(order='F'), db])
