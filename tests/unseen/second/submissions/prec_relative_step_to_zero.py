import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x, float) + b) + a)
def loss(params, X_train, y_train):
    z = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:]) @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train)*z)
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for i in range(17):
        h = 2e-2*abs(params[i]) or 1e-6
        q = params.copy(); r = params.copy()
        q[i] += h; r[i] -= h
        g[i] = (loss(q, X_train, y_train) - loss(r, X_train, y_train))/(2*h)
    return g
