import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    M = np.c_[params[5:13].reshape(4, 2), params[13:]]      # bias as third column
    return s(params[:4].dot(s(M.dot([x[0], x[1], 1.]))) + params[4])
def loss(params, X_train, y_train):
    f = s(s(X_train@params[5:13].reshape(4,2).T+params[13:])@params[:4]+params[4]); t = y_train.ravel()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train, h=1e-13):     # h -> 0
    g = np.empty_like(params)
    for i in range(g.size):
        up = params.copy(); up[i] += h
        g[i] = (loss(up, X_train, y_train)-loss(params, X_train, y_train))/h
    return g
