import numpy as np

def logistic(M): return 1/(1+np.exp(-M))

def network(x, params):
    v = np.asmatrix(params[5:13].reshape(4, 2)); u = np.asmatrix(params[:4]); b = np.asmatrix(params[13:]).T
    h = logistic(v*np.asmatrix(x, dtype=float).T + b)
    return float(logistic(u*h + params[4])[0, 0])

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    y = y_train.ravel()
    return -(np.log(f) @ y + np.log(1-f) @ (1-y))

def loss_gradient(params, X_train, y_train):
    Xm = np.asmatrix(X_train, dtype=float)
    v = np.asmatrix(params[5:13].reshape(4, 2)); u = np.asmatrix(params[:4])
    H = logistic(Xm*v.T + params[13:])
    e = logistic(H*u.T + params[4]) - np.asmatrix(y_train.reshape(-1, 1))
    D = np.multiply(np.multiply(H, 1-H), e*u)
    return np.concatenate([(H.T*e).A1, [e.sum()], (D.T*Xm).A1, D.sum(axis=0).A1])
