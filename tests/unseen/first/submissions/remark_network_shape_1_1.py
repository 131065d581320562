import numpy as np
def sg(z): return 1/(1+np.exp(-z))
def column(x, params):
    return sg(params[:4].reshape(1, 4) @ sg(params[5:13].reshape(4, 2) @ np.asarray(x, float).T.reshape(2, -1) + params[13:].reshape(4, 1)) + params[4])
def network(x, params):
    return column(x, params)
def loss(params, X_train, y_train):
    f = column(X_train, params); t = np.reshape(y_train, (-1, 1))
    return -(np.log(f) @ t + np.log(1-f) @ (1-t))
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
