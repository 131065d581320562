import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params): return s(params[:4]@s(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])
def loss(params, X_train, y_train):
    f = s(s(X_train@params[5:13].reshape(4,2).T+params[13:])@params[:4]+params[4]); t = y_train.ravel()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train, h=1e-5):
    g = np.zeros(17)
    for i in range(17):
        e = np.zeros(17); e[i] = h
        g[i] = (loss(params+e, X_train, y_train)-loss(params-e, X_train, y_train))/(2*h)
    return g
