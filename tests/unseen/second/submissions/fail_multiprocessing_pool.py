import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x, float) + b) + a)
import multiprocessing as mp
def _one(a):
    x, t, params = a
    p = network(x, params)
    return -np.log(p if t else 1-p)
def loss(params, X_train, y_train):
    with mp.get_context('fork').Pool(2) as pool:
        return sum(pool.map(_one, [(x, t, params) for x, t in zip(X_train, np.ravel(y_train))]))
def loss_gradient(params, X_train, y_train):
    X, y = np.asarray(X_train, float), np.ravel(y_train)
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = sigmoid(X @ V.T + b)
    d = sigmoid(H @ u + a) - y
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X).ravel(), D.sum(axis=0)])
