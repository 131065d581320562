import numpy as np
def logistic(t): return 1/(1+np.exp(-t))
def network(x, params):
    return logistic(params[:4]@logistic(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])
def loss(params, X_train, y_train):
    assert X_train.ndim == 2 and X_train.shape[1] == 2
    assert y_train.ndim == 1, "y must be a vector"
    f = np.array([network(x, params) for x in X_train])
    return -np.sum(y_train*np.log(f)+(1-y_train)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    H = logistic(X_train@params[5:13].reshape(4,2).T+params[13:])
    E = logistic(H@params[:4]+params[4])-np.ravel(y_train)
    K = E[:,None]*params[:4]*H*(1-H)
    return np.concatenate([E@H,[E.sum()],(K.T@X_train).ravel(),K.sum(0)])
