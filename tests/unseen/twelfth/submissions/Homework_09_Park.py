import math
import numpy as np

def sig(t):
    return 1.0 / (1.0 + math.exp(-t))

def network(x, params):
    out = params[4]
    for i in range(4):
        z = params[5 + 2*i] * x[0] + params[6 + 2*i] * x[1] + params[13 + i]
        out += params[i] * sig(z)
    return sig(out)


def loss(params, X_train, y_train):
    p = [network(x, params) for x in X_train]
    return math.fsum(-math.log(q if t else 1 - q) for q, t in zip(p, y_train.ravel().tolist()))


def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    gu, ga, gV, gb = np.zeros(4), 0., np.zeros((4, 2)), np.zeros(4)
    pick = np.random.permutation(len(X_train))[:max(1, len(X_train)//2)]
    for x, t in zip(X_train[pick], y_train.ravel()[pick]):
        y = 1/(1 + np.exp(-(V @ x + b)))
        e = 1/(1 + np.exp(-(u @ y + a))) - t
        gu += e * y
        ga += e
        back = e * u * y * (1 - y)
        gV += np.outer(back, x)
        gb += back
    return np.hstack((gu, ga, gV.flatten(), gb))
