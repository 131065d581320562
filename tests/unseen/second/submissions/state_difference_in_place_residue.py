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
def loss_gradient(params, X_train, y_train, h=1e-5):
    g = np.zeros(17)
    for i in range(17):
        params[i] += h
        up = loss(params, X_train, y_train)
        params[i] -= 2*h
        dn = loss(params, X_train, y_train)
        params[i] += h
        g[i] = (up - dn)/(2*h)
    return g
