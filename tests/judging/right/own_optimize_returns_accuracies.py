# expect: right
import numpy as np


def forward(params, X):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    G = 1 / (1 + np.exp(-(X @ V.T + b)))
    return u, G, G @ u + a


def network(x, params):
    _, _, z = forward(params, np.array(x))
    return 1 / (1 + np.exp(-z))


def loss(params, X_train, y_train):
    _, _, z = forward(params, X_train)
    return np.sum(np.logaddexp(0, z) - y_train.ravel() * z)


def loss_gradient(params, X_train, y_train):
    u, G, z = forward(params, X_train)
    dz = 1 / (1 + np.exp(-z)) - y_train.ravel()
    dq = dz[:, np.newaxis] * u * G * (1 - G)
    return np.concatenate([dz @ G, [dz.sum()], (dq.T @ X_train).ravel(), dq.sum(axis=0)])


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = initial.copy()
    shares = []
    for step in range(n_steps + 1):
        shares.append(np.mean((forward(params, X_train)[2] > 0) == (y_train.ravel() > 0.5)))
        if step < n_steps:
            params = params - eta * loss_gradient(params, X_train, y_train)
    return params, shares
