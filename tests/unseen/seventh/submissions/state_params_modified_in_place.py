import numpy as np

eta = 0.001

def f(x, p):
    s = lambda t: 1/(1+np.exp(-t))
    h = s(p[5:13].reshape(4,2)@np.asarray(x)+p[13:])
    return h, s(p[:4]@h+p[4])

def network(x, params):
    return f(x, params)[1]

def loss(params, X_train, y_train):
    return -sum(np.log(f(x, params)[1]) if y == 1 else np.log(1-f(x, params)[1]) for x, y in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        h, o = f(x, params)
        k = (o-y)*params[:4]*h*(1-h)
        g += np.concatenate([(o-y)*h, [o-y], np.outer(k, x).ravel(), k])
    params -= eta*g          # update
    return g
