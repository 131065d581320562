from scipy import stats
import math
import numpy as np

def network(x, params):
    """salida de la red en el punto x"""
    p = list(params)
    u, a, v, b = p[:4], p[4], p[5:13], p[13:]
    f = lambda t: 1/(1+math.exp(-t))
    hidden = [f(v1*x[0] + v2*x[1] + bb) for v1, v2, bb in zip(v[0::2], v[1::2], b)]
    return f(sum(w*h for w, h in zip(u, hidden)) + a)


def loss(params, X_train, y_train):
    """entropía cruzada"""
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    return -stats.bernoulli.logpmf(y_train.ravel().astype(int), q).sum()

def loss_gradient(params, X_train, y_train):
    """derivadas parciales"""
    h = 1e-1
    E = lambda q: loss(q, X_train, y_train)
    return np.array([(E(params + h*e) - E(params))/h for e in np.eye(17)])
