import numpy as np, pandas as pd
names = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    M = np.c_[params[5:13].reshape(4, 2), params[13:]]      # bias as third column
    return s(params[:4].dot(s(M.dot([x[0], x[1], 1.]))) + params[4])
def loss(params, X_train, y_train):
    f = pd.Series([network(x,params) for x in X_train]); t = pd.Series(y_train.ravel())
    return -(t*np.log(f)+(1-t)*np.log(1-f)).sum()
def loss_gradient(params, X_train, y_train):
    H = s(X_train@params[5:13].reshape(4,2).T+params[13:]); d = s(H@params[:4]+params[4])-y_train.ravel()
    B = d[:,None]*params[:4]*H*(1-H)
    return pd.Series(np.concatenate([d@H,[d.sum()],(B.T@X_train).ravel(),B.sum(0)]), index=names)
