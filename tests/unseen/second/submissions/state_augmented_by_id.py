import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x, float) + b) + a)
_aug = {}
def augmented(X):
    if (id(X), len(X)) not in _aug:
        _aug[id(X), len(X)] = np.hstack([X, np.ones((len(X), 1))])
    return _aug[id(X), len(X)]
def loss(params, X_train, y_train):
    A = augmented(X_train)
    W = np.hstack([params[5:13].reshape(4, 2), params[13:, None]])
    z = sigmoid(A @ W.T) @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train)*z)
def loss_gradient(params, X_train, y_train):
    X, y = np.asarray(X_train, float), np.ravel(y_train)
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = sigmoid(X @ V.T + b)
    d = sigmoid(H @ u + a) - y
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X).ravel(), D.sum(axis=0)])
