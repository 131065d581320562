import numpy as np
import functools

def network(x, params):
    """2-4-1 net, see lecture"""
    g = lambda t: 1/(1+np.exp(-t))
    def add(acc, i):
        return acc + params[i]*g(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return g(functools.reduce(add, range(4), params[4]))


def loss(params, X_train, y_train):
    """E = -sum(y log f + (1-y) log(1-f))"""
    z = 1/(1 + np.exp(-(np.outer(params[5:13:2], X_train[:, 0]) + np.outer(params[6:13:2], X_train[:, 1]) + params[13:, None])))
    z = params[:4] @ z + params[4]
    s = (1 - 2*y_train.ravel()) * z
    return (np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))).sum()

def loss_gradient(params, X_train, y_train):
    """17 derivatives"""
    gen = np.random.default_rng(1)
    A = gen.normal(size=(60, 17))
    rhs = [(loss(params + 3e-2*d, X_train, y_train) - loss(params - 3e-2*d, X_train, y_train))/(2*3e-2) for d in A]
    return np.linalg.lstsq(A, np.array(rhs), rcond=None)[0]
