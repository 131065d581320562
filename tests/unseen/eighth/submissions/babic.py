import numpy as np
def sg(z): return 1/(1+np.exp(-z))
def network(x, params):
    b = params[13]
    n = sg(params[5:13].reshape(4,2).dot(x) + b)
    return sg(params[:4].dot(n) + params[4])
def fwd(p, X):
    H = sg(X @ p[5:13].reshape(4,2).T + p[13:17])
    return H, sg(H @ p[:4] + p[4])
def loss(params, X_train, y_train):
    H, f = fwd(params, X_train); t = y_train.ravel()
    return -(t*np.log(f) + (1-t)*np.log(1-f)).sum()
def loss_gradient(params, X_train, y_train):
    H, f = fwd(params, X_train); d = f - y_train.ravel()
    q = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate((d@H, [d.sum()], (q.T@X_train).ravel(), q.sum(0)))
