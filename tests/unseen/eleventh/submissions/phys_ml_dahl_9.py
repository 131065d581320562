import numpy as np
import sys
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    return s(params[:4]@s(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])
def loss(params, X_train, y_train):
    f = np.array([network(x,params) for x in X_train])
    print(f.shape, y_train.shape); sys.exit()   # debugging the shapes
    return -np.sum(y_train.ravel()*np.log(f)+(1-y_train.ravel())*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    H = s(X_train@params[5:13].reshape(4,2).T+params[13:]); d = s(H@params[:4]+params[4])-y_train.ravel()
    K = (d*params[:4,None]).T*H*(1-H)
    return np.concatenate([d@H,[d.sum()],(K.T@X_train).ravel(),K.sum(0)])
