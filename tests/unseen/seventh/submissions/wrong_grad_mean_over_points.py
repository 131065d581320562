import numpy as np

def squash(t):
    return 1 / (1 + np.exp(-t))

def network(x, params):
    return squash(np.inner(params[:4], squash(np.inner(params[5:13].reshape(4, 2), x) + params[13:])) + params[4])

def loss(params, X_train, y_train):
    f = np.fromiter((network(x, params) for x in X_train), dtype=float)
    y = np.ravel(y_train)
    return np.sum(-np.log(np.where(y == 1, f, 1 - f)))

def loss_gradient(params, X_train, y_train):
    rows = []
    for x, y in zip(X_train, np.ravel(y_train)):
        h = squash(np.inner(params[5:13].reshape(4, 2), x) + params[13:])
        d = network(x, params) - y
        k = d * params[:4] * h * (1 - h)
        rows.append(np.block([d * h, d, np.outer(k, x).ravel(), k]))
    return np.mean(rows, axis=0)
