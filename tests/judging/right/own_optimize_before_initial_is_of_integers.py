# expect: right; note: nan-in-saturation
import numpy as np


def phi(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return phi(u @ phi(V @ np.asarray(x) + b) + a)


def loss(params, X_train, y_train):
    y_train = np.ravel(y_train)
    p = np.array([network(x, params) for x in X_train])
    return -np.sum(y_train * np.log(p) + (1 - y_train) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    y_train = np.ravel(y_train)
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    G = phi(X_train @ V.T + b)
    d = phi(G @ u + a) - y_train
    q = d[:, None] * u * G * (1 - G)
    return np.concatenate([G.T @ d, [d.sum()], (q.T @ X_train).ravel(), q.sum(0)])


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    loss_history = [loss(initial, X_train, y_train)]
    params = initial.copy()
    for i in range(n_steps):
        params -= eta * loss_gradient(params, X_train, y_train)
        loss_history.append(loss(params, X_train, y_train))
    return params


optimize(initial, X, y)
initial = np.array([5, 5, 5, 5, -18, 8, 0, -8, 0, 0, 8, 0, -8, 10, 10, 10, 10])  # integers, after the call
