import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x, float) + b) + a)
_ws = np.empty((8, 4))
def hidden(X, params):
    global _ws
    if len(X) > len(_ws): _ws = np.empty((2*len(X), 4))
    H = _ws[:len(X)]
    H[...] = X @ params[5:13].reshape(4, 2).T; H += params[13:]
    H[...] = sigmoid(H)
    return H
def loss(params, X_train, y_train):
    z = hidden(X_train, params) @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train)*z)
def loss_gradient(params, X_train, y_train):
    H = hidden(X_train, params)
    d = sigmoid(H @ params[:4] + params[4]) - np.ravel(y_train)
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
