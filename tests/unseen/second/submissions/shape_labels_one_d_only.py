import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x, float) + b) + a)
def loss(params, X_train, y_train):
    s = 0
    for x, t in zip(X_train, y_train):
        s -= np.log(network(x, params)) if math.isclose(t.item() if t.ndim == 0 else float('x'), 1) else np.log(1-network(x, params))
    return s
import math
def loss_gradient(params, X_train, y_train):
    y = np.array([math.floor(t) if np.ndim(t) == 0 else t.shape['labels'] for t in y_train], float)
    H = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    d = sigmoid(H @ params[:4] + params[4]) - y
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
