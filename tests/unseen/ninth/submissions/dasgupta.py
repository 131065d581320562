import numpy as np
def sigmoid(z): return 1/(1+np.exp(-z))
def network(x, params):
    V = params[5:13].reshape(4,2)
    b = params[12:16]
    h = sigmoid(V @ x + b)
    return sigmoid(params[0:4] @ h + params[4])
def loss(params, X_train, y_train):
    E = 0.0
    for n, target in enumerate(np.ravel(y_train)):
        o = network(X_train[n], params)
        E -= np.log(o) if target else np.log(1 - o)
    return E
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
