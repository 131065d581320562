import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x, float) + b) + a)
def loss(params, X_train, y_train):
    y = np.ravel(y_train)
    p = np.array([network(x, params) for x in X_train])
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))
def loss_gradient(params, X_train, y_train):
    y = np.where(np.ravel(y_train) == 1, 0.9998, 0.0002)
    g = np.zeros(17)
    for x, t in zip(X_train, y):
        h = sigmoid(params[5:13].reshape(4, 2) @ x + params[13:])
        e = sigmoid(params[:4] @ h + params[4]) - t
        g[:4] += e*h; g[4] += e
        k = e*params[:4]*h*(1-h)
        g[5:13] += np.outer(k, x).reshape(8); g[13:] += k
    return g
