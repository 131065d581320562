import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = s(params[5:13].reshape(4,2)@np.array(x)+params[13:])
    return s(params[:4].reshape(1,4)@h+params[4])
def loss(params, X_train, y_train):
    L = np.zeros(1)
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        L = L-t*np.log(f)-(1-t)*np.log(1-f)
    return L
def loss_gradient(params, X_train, y_train):
    g = [0.]*17
    for x, t in zip(X_train, y_train.ravel()):
        d = network(x, params)[0]-t
        g[4] += d
        for i in range(4):
            h = s(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
            g[i] += d*h
            k = d*params[i]*h*(1-h)
            g[5+2*i] += k*x[0]; g[6+2*i] += k*x[1]; g[13+i] += k
    return g
