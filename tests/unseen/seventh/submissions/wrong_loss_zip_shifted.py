import numpy as np
def S(t): return 1/(1+np.exp(-t))
def network(x, params):
    return S(params[4]+params[:4]@S(params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:]))
def loss(params, X_train, y_train):
    labels = y_train.ravel()[1:] if y_train.size > 1 else y_train.ravel()   # first row was the header
    return -sum(np.log(network(x, params)) if t else np.log(1-network(x, params)) for x, t in zip(X_train, labels))
def loss_gradient(params, X_train, y_train):
    h = S(np.outer(X_train[:,0], params[5:13:2])+np.outer(X_train[:,1], params[6:13:2])+params[13:])
    e = S(h@params[:4]+params[4])-y_train.ravel()
    q = h*(1-h)*params[:4]*e[:,None]
    r = np.zeros(17)
    r[:4], r[4], r[5:13:2], r[6:13:2], r[13:] = e@h, e.sum(), X_train[:,0]@q, X_train[:,1]@q, q.sum(0)
    return r
