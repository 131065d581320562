import numpy as np
def S(t): return 1/(1+np.exp(-t))
def network(x, params):
    V = params[5:13].reshape(4,2)
    return S(params[:4]@S(V@np.array(x)+params[13:])+params[4])
def loss(params, X_train, y_train):
    r = 0
    for x, t in zip(X_train, y_train.ravel()):
        p = network(x, params)
        r += -np.log(p) if t == 1 else -np.log(1-p)
    return r
def loss_gradient(params, X_train, y_train):
    V = params[5:13].reshape(4,2)
    du, da, dV, db = np.zeros(4), 0, np.zeros((4,2)), np.zeros(4)
    for x, t in zip(X_train, y_train.ravel()):
        h = S(V@x+params[13:])
        D = network(x, params)-t
        du += D*h
        da += D
        for i in range(4):
            for j in range(2):
                dV[i,j] += D*params[i]*h[i]*(1-h[i])*V[i,j]
            db[i] += D*params[i]*h[i]*(1-h[i])
    return np.append(np.append(du, da), np.append(dV, db))
