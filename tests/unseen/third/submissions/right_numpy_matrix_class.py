import numpy as np
def sg(t): return 1/(1+np.exp(-t))
def parts(params): return np.matrix(params[:4]).T, params[4], np.matrix(params[5:13].reshape(4, 2)).T, np.matrix(params[13:])
def network(x, params):
    u, a, V, b = parts(params)
    return float(sg(sg(np.matrix(x)*V + b)*u + a)[0, 0])
def loss(params, X_train, y_train):
    u, a, V, b = parts(params)
    p = np.asarray(sg(sg(np.matrix(X_train)*V + b)*u + a)).ravel()
    y = np.asarray(y_train).ravel()
    return -np.sum(y*np.log(p)+(1-y)*np.log(1-p))
def loss_gradient(params, X_train, y_train):
    u, a, V, b = parts(params); M = np.matrix(X_train)
    H = sg(M*V + b)
    d = sg(H*u + a) - np.matrix(np.reshape(y_train, (-1, 1)))
    D = np.multiply(d*u.T, np.multiply(H, 1-H))
    return np.concatenate([np.asarray(q).ravel() for q in (H.T*d, d.sum(), D.T*M, D.sum(0))])
