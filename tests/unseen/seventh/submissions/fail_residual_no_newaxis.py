import numpy as np

def sg(t): return 1/(1+np.exp(-t))

def fw(X, p):
    h = sg(X@p[5:13].reshape(4,2).T+p[13:])
    return h, sg(h@p[:4]+p[4])

def network(x, params):
    return fw(np.array(x), params)[1]

def loss(params, X_train, y_train):
    f, y = fw(X_train, params)[1], y_train.ravel()
    return -(y*np.log(f)+(1-y)*np.log(1-f)).sum()

def loss_gradient(params, X_train, y_train):
    h, f = fw(X_train, params)
    d = f-y_train.ravel()
    back = d*params[:4]*h*(1-h)
    return np.concatenate([d@h, [d.sum()], (back.T@X_train).ravel(), back.sum(0)])
