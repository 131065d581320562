import numpy as np

grid = np.linspace(-20, 20, 101)
values = 1/(1 + np.exp(-grid))
sig = lambda s: np.interp(s, grid, values)

def network(x, params):
    return float(sig(params[:4] @ sig(params[5:13].reshape(4, 2) @ np.asarray(x, float) + params[13:]) + params[4]))


def loss(params, X_train, y_train):
    z = 1/(1 + np.exp(-(np.outer(params[5:13:2], X_train[:, 0]) + np.outer(params[6:13:2], X_train[:, 1]) + params[13:, None])))
    z = params[:4] @ z + params[4]
    s = (1 - 2*y_train.ravel()) * z
    return (np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))).sum()


def loss_gradient(params, X_train, y_train):
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
