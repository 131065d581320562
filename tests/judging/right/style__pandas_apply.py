# expect: right; note: nan-in-saturation

import numpy as np
import pandas as pd


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    G = sigmoid(np.dot(params[5:13].reshape(4, 2), x) + params[13:17])
    return sigmoid(np.dot(params[:4], G) + params[4])


def frame(X_train, y_train):
    return pd.DataFrame({"x1": X_train[:, 0], "x2": X_train[:, 1], "y": np.ravel(y_train)})


def loss(params, X_train, y_train):
    def cost(row):
        p = network([row.x1, row.x2], params)
        return -(row.y * np.log(p) + (1 - row.y) * np.log(1 - p))

    return frame(X_train, y_train).apply(cost, axis=1).sum()


def loss_gradient(params, X_train, y_train):
    def gradient(row):
        x = np.array([row.x1, row.x2])
        G = sigmoid(params[5:13].reshape(4, 2) @ x + params[13:17])
        d = sigmoid(params[:4] @ G + params[4]) - row.y
        dq = d * params[:4] * G * (1 - G)
        return pd.Series(np.concatenate([d * G, [d], np.outer(dq, x).ravel(), dq]))

    return frame(X_train, y_train).apply(gradient, axis=1).sum().to_numpy()
