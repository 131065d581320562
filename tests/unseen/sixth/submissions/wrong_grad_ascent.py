import numpy as np

def S(q): return np.power(1+np.exp(-q), -1)

def network(x, params):
    p = list(params)
    u, a, v, b = p[:4], p[4], p[5:13], p[13:]
    return S(a+sum(u[k]*S(v[2*k]*x[0]+v[2*k+1]*x[1]+b[k]) for k in range(4)))

def loss(params, X_train, y_train):
    return -np.sum([np.log(network(x, params)) if t == 1 else np.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel())])

def loss_gradient(params, X_train, y_train):
    total = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = S(params[5:13].reshape(4, 2) @ x+params[13:])
        resid = t-network(x, params)
        total[:4] += resid*h
        total[4] += resid
        total[5:13] += resid*np.outer(params[:4]*h*(1-h), x).ravel()
        total[13:] += resid*params[:4]*h*(1-h)
    return total
