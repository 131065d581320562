import numpy as np

def sg(t):
    return np.exp(t)/(1 + np.exp(t))
def dsg(t):
    e = np.exp(-np.abs(t))
    return e/(1 + e)**2

def pre(x, p):
    return p[5:13:2]*x[0] + p[6:13:2]*x[1] + p[13:]

def network(x, params):
    return sg(params[4] + np.dot(params[:4], sg(pre(x, params))))

def loss(params, X_train, y_train):
    ll = 0.0
    for n, x in enumerate(X_train):
        z = params[4] + np.dot(params[:4], sg(pre(x, params)))
        ll += y_train.ravel()[n]*z - np.log(1 + np.exp(z))
    return -ll

def loss_gradient(params, X_train, y_train):
    rows = []
    for n, x in enumerate(X_train):
        s = pre(x, params)
        e = network(x, params) - y_train.ravel()[n]
        w = e*params[:4]*dsg(s)
        vv = np.empty(8); vv[::2] = w*x[0]; vv[1::2] = w*x[1]
        rows.append(np.concatenate(([*(e*sg(s))], [e], vv, w)))
    return np.sum(rows, axis=0)
