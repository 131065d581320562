import numpy as np
def sigmoid(t): return 1/(1+np.exp(-t))
def network(x, params):
    V = params[5:13].reshape(4,2)
    s = V.sum(axis=1)*np.sum(x) + params[13:]
    return sigmoid(np.sum(params[:4]*sigmoid(s)) + params[4])
def loss(params, X_train, y_train):
    mask = np.ravel(y_train) == 1
    f = np.array(list(map(lambda q: network(q, params), X_train)))
    return -(np.sum(np.log(f[mask])) + np.sum(np.log(1 - f[~mask])))
def loss_gradient(params, X_train, y_train):
    g = np.zeros_like(params)
    for x, t in zip(X_train, y_train.ravel()):
        h = sigmoid(params[5:13].reshape(4, 2) @ x + params[13:17])
        delta = network(x, params) - t
        g[:4] += delta * h
        g[4] += delta
        back = delta * params[:4] * h * (1 - h)
        g[5:13] += np.outer(back, x).flatten()
        g[13:] += back
    return g
