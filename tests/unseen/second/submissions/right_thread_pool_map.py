import numpy as np
from concurrent.futures import ThreadPoolExecutor
def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    return sg(params[4] + np.sum(params[:4]*sg(params[5:13:2]*x[0] + params[6:13:2]*x[1] + params[13:])))
def loss(params, X_train, y_train):
    with ThreadPoolExecutor(2) as ex:
        p = list(ex.map(lambda x: network(x, params), X_train))
    return -sum(np.log([q, 1-q][int(t == 0)]) for q, t in zip(p, np.ravel(y_train)))
def loss_gradient(params, X_train, y_train):
    def one(xy):
        x, t = xy
        h = sg(params[5:13:2]*x[0] + params[6:13:2]*x[1] + params[13:])
        e = network(x, params) - t
        k = e*params[:4]*h*(1-h)
        v = np.empty(8); v[::2] = k*x[0]; v[1::2] = k*x[1]
        return np.hstack((e*h, e, v, k))
    with ThreadPoolExecutor(2) as ex:
        return sum(ex.map(one, zip(X_train, np.ravel(y_train))))
