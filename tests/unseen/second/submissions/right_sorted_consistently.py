import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x, float) + b) + a)
def _sorted(X, y):
    k = np.argsort(np.hypot(X[:, 0], X[:, 1]), kind='stable')
    return X[k], np.ravel(y)[k]
def loss(params, X_train, y_train):
    X, y = _sorted(X_train, y_train)
    p = np.apply_along_axis(network, 1, X, params)
    return -np.sum(np.log(p**y * (1-p)**(1-y)))
def loss_gradient(params, X_train, y_train):
    X, y = _sorted(X_train, y_train)
    order = np.argsort(params[13:])
    u, b, V = params[:4][order], params[13:][order], params[5:13].reshape(4, 2)[order]
    H = sigmoid(X @ V.T + b)
    d = sigmoid(H @ u + params[4]) - y
    D = d[:, None]*u*H*(1-H)
    g = np.empty(17)
    g[order] = d @ H
    g[4] = d.sum()
    g[5 + 2*order], g[6 + 2*order] = D.T @ X[:, 0], D.T @ X[:, 1]
    g[13 + order] = D.sum(0)
    return g
