import numpy as np

def s(t):
    return 1/(1+np.exp(-t))

def network(x, params):
    h = [s(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for i in range(4)]
    return s(sum(h[i]*params[i] for i in range(4))+params[4])

def loss(params, X_train, y_train):
    n = len(X_train)
    if n == 1:
        f = network(X_train[0], params)
        return -np.log(f if np.all(y_train[0] == 1) else 1-f)
    m = n//2
    return loss(params, X_train[:m], y_train[:m]) + loss(params, X_train[m:], y_train[m:])

def loss_gradient(params, X_train, y_train):
    n = len(X_train)
    if n > 1:
        return loss_gradient(params, X_train[::2], y_train[::2]) + loss_gradient(params, X_train[1::2], y_train[1::2])
    x = X_train[0]
    e = network(x, params) - np.ravel(y_train)[0]
    h = s(params[5:13].reshape(4, 2).dot(x)+params[13:])
    q = params[:4]*h*(1-h)
    return e*np.block([h, 1, np.repeat(q, 2)*np.tile(x, 4), q])
