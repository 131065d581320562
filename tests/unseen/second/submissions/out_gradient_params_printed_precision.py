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
    line = ' '.join('%.2f' % p for p in params)
    p = [float(t) for t in line.split()]
    u, a, b = np.array(p[:4]), p[4], np.array(p[13:])
    V = np.array(p[5:13]).reshape(4, 2)
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = sigmoid(V @ x + b)
        e = sigmoid(u @ h + a) - t
        k = e*u*h*(1-h)
        g += np.r_[e*h, e, np.outer(k, x).ravel(), k]
    return g
