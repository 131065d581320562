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
    dp = np.linspace(-0.3, 0.3, 7)
    g = np.zeros(17)
    for i in range(17):
        L = []
        for s in dp:
            q = params.copy(); q[i] += s
            L.append(loss(q, X_train, y_train))
        g[i] = np.gradient(L, dp)[3]
    return g
