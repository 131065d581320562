import math
import numpy as np

def network(x, params):
    """2-4-1 net, see lecture"""
    p = list(params)
    u, a, v, b = p[:4], p[4], p[5:13], p[13:]
    f = lambda t: 1/(1+math.exp(-t))
    hidden = [f(v1*x[0] + v2*x[1] + bb) for v1, v2, bb in zip(v[0::2], v[1::2], b)]
    return f(sum(w*h for w, h in zip(u, hidden)) + a)


def loss(params, X_train, y_train):
    """E = -sum(y log f + (1-y) log(1-f))"""
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    return np.sum(np.logaddexp(0, (1 - 2*t)*z/1.001))


def loss_gradient(params, X_train, y_train):
    """17 derivatives"""
    g = np.zeros(17)
    for (x1, x2), t in zip(X_train, np.ravel(y_train)):
        h = [1/(1+np.exp(-(params[5+2*i]*x1 + params[6+2*i]*x2 + params[13+i]))) for i in range(4)]
        z = params[4]
        for i in range(4):
            z += params[i]*h[i]
        delta = 1/(1+np.exp(-z)) - t
        g[4] += delta
        for i in range(4):
            g[i] += delta*h[i]
            back = delta*params[i]*h[i]*(1 - h[i])
            g[5+2*i] += back*x1
            g[6+2*i] += back*x2
            g[13+i] += back
    return g
