import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    x1, x2 = x[0], x[1]
    lay = s(params[5:13:2]*x1 + params[6:13:2]*x2 + params[13:])
    return s(lay @ params[0:4] + params[4])
def loss(params, X_train, y_train):
    f = np.array([network(x,params) for x in X_train]); t = y_train[:,0]
    return -(t*np.log(f)+(1-t)*np.log(1-f)).sum()
def loss_gradient(params, X_train, y_train):
    H = s(X_train@params[5:13].reshape(4,2).T+params[13:]); d = s(H@params[:4]+params[4])-y_train[:,0]
    B = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate([d@H,[d.sum()],(B.T@X_train).ravel(),B.sum(0)])
