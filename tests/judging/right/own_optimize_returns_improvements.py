# expect: right
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def forward(params, X):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = sigmoid(X @ V.T + b)
    return H, H @ u + a


def network(x, params):
    return sigmoid(forward(params, np.array([x], dtype=float))[1][0])


def loss(params, X_train, y_train):
    z, y = forward(params, X_train)[1], np.asarray(y_train).reshape(-1)
    return np.sum(np.logaddexp(0, (1 - 2 * y) * z))


def loss_gradient(params, X_train, y_train):
    H, z = forward(params, X_train)
    delta = sigmoid(z) - np.asarray(y_train).reshape(-1)
    hidden = np.outer(delta, params[:4]) * H * (1 - H)
    return np.concatenate([H.T @ delta, [delta.sum()], (hidden.T @ X_train).ravel(), hidden.sum(axis=0)])


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    p = np.array(initial, dtype=float)
    E = [loss(p, X_train, y_train)]; P = [p]
    for i in range(n_steps):
        g = loss_gradient(p, X_train, y_train)
        p = p - eta * g
        E.append(loss(p, X_train, y_train))
        if E[-1] < min(E[:-1]): P.append(p)
    return np.array(P), E
