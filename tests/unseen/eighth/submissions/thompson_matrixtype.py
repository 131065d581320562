import numpy as np

def sig(M): return 1/(1+np.exp(-M))

def parts(params):
    return (np.matrix(params[:4]), params[4], np.matrix(params[5:13].reshape(4, 2)), np.matrix(params[13:]).T)

def network(x, params):
    u, a, V, b = parts(params)
    h = sig(V*np.matrix(x).T + b)
    return sig((u*h)[0, 0] + a)

def loss(params, X_train, y_train):
    u, a, V, b = parts(params)
    H = sig(V*np.matrix(X_train).T + b)       # 4 x N
    f = sig(u*H + a).A1
    t = np.ravel(y_train)
    return -(np.multiply(t, np.log(f)) + np.multiply(1-t, np.log(1-f))).sum()

def loss_gradient(params, X_train, y_train):
    u, a, V, b = parts(params)
    Xm = np.matrix(X_train)
    H = sig(V*Xm.T + b)
    d = sig(u*H + a) - np.ravel(y_train)      # 1 x N
    B = np.multiply(np.multiply(u.T*d, H), 1-H)
    return np.concatenate([(d*H.T).A1, d.sum(axis=1).A1, (B*Xm).A1, B.sum(axis=1).A1])
