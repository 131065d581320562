import numpy as np

def f_(x, p):
    g = lambda t: 1/(1+np.exp(-t))
    return g(p[4] + np.sum(p[:4]*g(p[5:13:2]*x[0] + p[6:13:2]*x[1] + p[13:])))

def network(x, params):
    return f_(x, params)

def loss(params, X_train, y_train):
    # categorical crossentropy: -sum y_i log f_i
    return -np.sum([y*np.log(f_(x, params)) for x, y in zip(X_train, np.ravel(y_train))])

def loss_gradient(params, X_train, y_train):
    g = lambda t: 1/(1+np.exp(-t))
    res = np.zeros(17)
    for x, y in zip(X_train, np.ravel(y_train)):
        h = g(params[5:13:2]*x[0] + params[6:13:2]*x[1] + params[13:])
        d = f_(x, params) - y
        res[:4] += d*h
        res[4] += d
        res[5:13:2] += d*params[:4]*h*(1-h)*x[0]
        res[6:13:2] += d*params[:4]*h*(1-h)*x[1]
        res[13:] += d*params[:4]*h*(1-h)
    return res
