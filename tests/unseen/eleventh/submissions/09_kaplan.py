import numpy as np
def value(x, params):
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@np.array(x)+params[13:])))
    return 1/(1+np.exp(-(params[:4]@h+params[4])))
def network(x, params):
    print(value(x, params))
def loss(params, X_train, y_train):
    L = 0
    for x, t in zip(X_train, y_train.ravel()):
        L -= np.log(value(x, params)) if t == 1 else np.log(1-value(x, params))
    return L
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@x+params[13:])))
        e = value(x, params)-t
        g[:5] += e*np.append(h, 1)
        g[13:] += e*params[:4]*h*(1-h)
        g[5:13] += np.outer(e*params[:4]*h*(1-h), x).ravel()
    return g
