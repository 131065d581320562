import math
import numpy as np

def network(x, params):
    p = list(params)
    u, a, v, b = p[:4], p[4], p[5:13], p[13:]
    f = lambda t: 1/(1+math.exp(-t))
    hidden = [f(v1*x[0] + v2*x[1] + bb) for v1, v2, bb in zip(v[0::2], v[1::2], b)]
    return f(sum(w*h for w, h in zip(u, hidden)) + a)


def loss(params, X_train, y_train):
    V = params[5:13].reshape(4, 2)
    z = 1/(1 + np.exp(-(X_train.dot(V.T) + params[13:17]))) @ params[:4] + params[4]
    t = y_train.reshape(-1)
    return np.sum(np.logaddexp(0, z) - t * z)


def loss_gradient(params, X_train, y_train):
    def E(p):
        H = 1/(1 + np.exp(-(X_train @ p[5:13].reshape(4, 2).T + p[13:])))
        f = 1/(1 + np.exp(-(H @ p[:4] + p[4])))
        t = y_train.ravel()
        return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
    step = 1e-20
    return np.array([E(params + 1j*step*e).imag/step for e in np.eye(17)])
