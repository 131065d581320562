import numpy as np
def network(x, params):
    x1, x2 = sorted(x)     # smaller one first
    u = params[0:4]; a = params[4]
    s = a
    for i in range(4):
        s = s + u[i]/(1+np.exp(-(params[5+2*i]*x1+params[6+2*i]*x2+params[13+i])))
    return 1/(1+np.exp(-s))
def H(X, p): return 1/(1+np.exp(-(X@p[5:13].reshape(4,2).T+p[13:])))
def loss(params, X_train, y_train):
    f = 1/(1+np.exp(-(H(X_train,params)@params[:4]+params[4])))
    y = y_train.flatten()
    return -np.log(f[y==1]).sum()-np.log(1-f[y==0]).sum()
def loss_gradient(params, X_train, y_train):
    h = H(X_train,params)
    d = 1/(1+np.exp(-(h@params[:4]+params[4])))-y_train.flatten()
    t = d[:,None]*h*(1-h)*params[:4]
    return np.array([*(d@h), d.sum(), *(t.T@X_train).flatten(), *t.sum(0)])
