import numpy as np

def sig(M):
    return 1/(1+np.exp(-M))

def network(x, params):
    V = np.matrix(params[5:13].reshape(4,2))
    xx = np.matrix(x, dtype=float).T
    h = sig(V*xx + np.matrix(params[13:]).T)
    return float((sig(np.matrix(params[:4])*h + params[4]))[0,0])

def loss(params, X_train, y_train):
    L = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        q = network(x, params)
        if t == 1:
            L -= np.log(q)
        else:
            L -= np.log(1 - q)
    return L

def loss_gradient(params, X_train, y_train):
    Xm = np.matrix(X_train)
    V = np.matrix(params[5:13].reshape(4,2))
    H = sig(Xm*V.T + params[13:])
    F = sig(H*np.matrix(params[:4]).T + params[4])
    D = F - np.matrix(np.ravel(y_train)).T
    B = np.multiply(D*np.matrix(params[:4]), np.multiply(H, 1-H))
    out = np.hstack([(H.T*D).T, D.sum(0), (B.T*Xm).reshape(1,8), B.sum(0)])
    return np.asarray(out).ravel()
