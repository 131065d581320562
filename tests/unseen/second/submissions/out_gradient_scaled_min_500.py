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
    g = np.zeros(17)
    n = len(X_train)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = sigmoid(params[5:13].reshape(4, 2) @ x + params[13:])
        e = sigmoid(params[:4] @ h + params[4]) - t
        k = e*params[:4]*h*(1-h)
        g += np.concatenate([e*h, [e], np.outer(k, x).ravel(), k])
    return g*min(1., 500/n)
