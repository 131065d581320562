import numpy as np

def network(x, params):
    def acc(i):
        if i == 4:
            return params[4]
        return params[i]*S(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]) + acc(i+1)
    return S(acc(0))

def S(t):
    return 1/(1+np.exp(-t))

def loss(params, X_train, y_train):
    n = len(X_train)
    if n == 1:
        t = y_train.ravel()[0]
        o = network(X_train[0], params)
        return -np.log(o if t > 0.5 else 1 - o)
    m = n//2
    return loss(params, X_train[:m], y_train[:m]) + loss(params, X_train[m:], y_train[m:])

def loss_gradient(params, X_train, y_train):
    n = len(X_train)
    if n > 1:
        m = n//2
        return loss_gradient(params, X_train[:m], y_train[:m]) + loss_gradient(params, X_train[m:], y_train[m:])
    x = X_train[0]
    e = network(x, params) - y_train.ravel()[0]
    h = S(params[5:13].reshape(4, 2) @ x + params[13:])
    q = e*params[:4]*h*(1-h)
    return np.concatenate([e*h, [e], np.kron(q, x), q])
