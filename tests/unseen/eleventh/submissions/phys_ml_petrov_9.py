import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params): return s(params[:4]@s(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])
def loss(params, X_train, y_train):
    t = y_train.ravel(); f = s(s(X_train@params[5:13].reshape(4,2).T+params[13:])@params[:4]+params[4])
    return -np.sum(np.log(f)[t==1])-np.sum(np.log(1-f)[t==0])
def loss_gradient(params, X_train, y_train):
    p = params.astype(np.float16); X = X_train.astype(np.float16); t = y_train.ravel().astype(np.float16)
    h = s(X@p[5:13].reshape(4,2).T+p[13:]); d = s(h@p[:4]+p[4])-t
    k = d[:,None]*p[:4]*h*(1-h)
    return np.concatenate([d@h,[d.sum()],(k.T@X).ravel(),k.sum(0)]).astype(float)
