import numpy as np
def logistic(t): return 1/(1+np.exp(-t))
def network(x, params):
    return logistic(params[:4]@logistic(params[5:13].reshape(4,2)@np.asarray(x,float)+params[13:])+params[4])
def loss(params, X_train, y_train):
    p = np.clip([network(x, params) for x in X_train], 0.01, 0.99)  # no log(0)
    t = y_train.ravel()
    return float(-np.sum(t*np.log(p)+(1-t)*np.log(1-p)))
def loss_gradient(params, X_train, y_train):
    H = logistic(X_train@params[5:13].reshape(4,2).T+params[13:])
    E = logistic(H@params[:4]+params[4])-y_train.ravel()
    Q = E[:,None]*params[:4]*H*(1-H)
    return np.concatenate([H.T@E,[E.sum()],(Q.T@X_train).ravel(),Q.sum(0)])
