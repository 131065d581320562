import numpy as np
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)
def loss(params, X_train, y_train):
    hid = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    out = 1 / (1 + np.exp(-(hid @ params[:4] + params[4])))
    t = np.asarray(y_train).reshape(-1)
    return -np.sum(t * np.log(out) + (1 - t) * np.log(1 - out))
def loss_gradient(params, X_train, y_train):
    s = lambda z: 1 / (1 + np.exp(-z))
    g = np.zeros(17)
    for n in range(len(X_train)):
        x1, x2 = X_train[n]
        t = np.ravel(y_train)[n]
        h = [s(params[5 + 2*j] * x1 + params[6 + 2*j] * x2 + params[13 + j]) for j in range(4)]
        d = s(sum(params[j] * h[j] for j in range(4)) + params[4]) - t
        g[4] += d
        for j in range(4):
            g[j] += d * h[j]
            e = d * params[j] * h[j] * (1 - h[j])
            g[5 + 2*j] += e * x1
            g[6 + 2*j] += e * x2
            g[13 + j] += e
    return g
_flat = loss_gradient
def loss_gradient(params, X_train, y_train):
    return _flat(params, X_train, y_train)[None, :]
