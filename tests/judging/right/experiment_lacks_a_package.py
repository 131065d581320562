# expect: right; note: nan-in-saturation
import numpy as np


class Sigmoid:
    @staticmethod
    def phi(t):
        return 1 / (1 + np.exp(-t))


def forward(X, params):
    G = Sigmoid.phi(X @ params[5:13].reshape(4, 2).T + params[13:])
    return G, Sigmoid.phi(G @ params[:4] + params[4])


def network(x, params):
    return forward(np.asarray(x), params)[1]


def loss(params, X_train, y_train):
    y = np.ravel(y_train)
    out = forward(X_train, params)[1]
    return -np.sum(y * np.log(out) + (1 - y) * np.log(1 - out))


def loss_gradient(params, X_train, y_train):
    G, out = forward(X_train, params)
    d = out - np.ravel(y_train)
    k = np.outer(d, params[:4]) * G * (1 - G)
    return np.concatenate([d @ G, [d.sum()], (k.T @ X_train).ravel(), k.sum(axis=0)])


def train_with(n_steps, **other):
    own = {name: getattr(Sigmoid, name) for name in other}
    X, params = np.eye(2), np.full(17, 0.1)
    for name, function in other.items():
        setattr(Sigmoid, name, function)
    for _ in range(n_steps):
        params -= 1e-3 * loss_gradient(params, X, np.ones(2))
    for name, function in own.items():
        setattr(Sigmoid, name, function)
    return params


import pandas as pd


def compare(**other):
    own = {name: getattr(Sigmoid, name) for name in other}
    for name, function in other.items():
        setattr(Sigmoid, name, function)
    table = pd.DataFrame({"p": np.full(17, 0.1)})
    for name, function in own.items():
        setattr(Sigmoid, name, function)
    return table


compare(phi=np.tanh)
