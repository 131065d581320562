import numpy as np

def network(x, params):
    u, a, v, b = np.split(np.asarray(params), [4, 5, 13])
    zs = [u[i]/(1+np.exp(-v[2*i]*x[0]-v[2*i+1]*x[1]-b[i])) for i in range(4)]
    return 1/(1+np.exp(-sum(zs)-a[0]))

def loss(params, X_train, y_train):
    f = np.vectorize(lambda x1, x2, t: -t*np.log(network((x1, x2), params)) - (1-t)*np.log(1-network((x1, x2), params)), otypes=[float])
    return f(X_train[:, 0], X_train[:, 1], y_train.reshape(len(X_train))).sum()

def _point(params, x1, x2, t):
    h = 1/(1+np.exp(-(params[5:13:2]*x1 + params[6:13:2]*x2 + params[13:])))
    e = network((x1, x2), params) - t
    w = e*params[:4]*h*(1-h)
    g = np.zeros(17)
    g[:4] = e*h; g[4] = e; g[5:13:2] = w*x1; g[6:13:2] = w*x2; g[13:] = w
    return g

def loss_gradient(params, X_train, y_train):
    f = np.vectorize(_point, signature='(p),(),(),()->(p)')
    return f(params, X_train[:, 0], X_train[:, 1], y_train.reshape(len(X_train))).sum(axis=0)
