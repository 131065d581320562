import math
import numpy as np

def network(x, params):
    """ネットワークの出力"""
    p = list(params)
    u, a, v, b = p[:4], p[4], p[5:13], p[13:]
    f = lambda t: 1/(1+math.exp(-t))
    hidden = [f(v1*x[0] + v2*x[1] + bb) for v1, v2, bb in zip(v[0::2], v[1::2], b)]
    return f(sum(w*h for w, h in zip(u, hidden)) + a)


def loss(params, X_train, y_train):
    """交差エントロピー"""
    p = [network(x, params) for x in X_train]
    return math.fsum(-math.log(q if t else 1 - q) for q, t in zip(p, y_train.ravel().tolist()))


def loss_gradient(params, X_train, y_train):
    """勾配"""
    def sg(t):
        return 1/(1+math.exp(-t))
    result = [0.0]*17
    for x, t in zip(X_train.tolist(), np.ravel(y_train).tolist()):
        h = []
        for j in range(4):
            h.append(sg(params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j]))
        err = sg(sum(params[j]*h[j] for j in range(4)) + params[4]) - t
        grads = [err*hj for hj in h] + [err]
        for j in range(4):
            grads += [err*params[j]*h[j]*(1-h[j])*x[0], err*params[j]*h[j]*(1-h[j])*x[1]]
        for j in range(4):
            grads.append(err*params[j]*h[j]*(1-h[j]))
        result = [r + q for r, q in zip(result, grads)]
    return np.array(result)


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = initial.copy()
    loss_history = [loss(params, X_train, y_train)]
    for i in range(n_steps):
        for n in range(len(X_train)):
            params -= eta * loss_gradient(params, X_train[n:n+1], y_train[n:n+1])
        loss_history.append(loss(params, X_train, y_train))
    return params, loss_history
