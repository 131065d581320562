# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: standardised-inputs
import numpy as np
import pandas as pd

X = pd.read_hdf("tmp_data/circles_data.hf5").values
mu = X.mean(axis=0)
sd = X.std(axis=0)


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def unpack(params):
    return params[:4], params[4], params[5:13].reshape(4, 2), params[13:]


def network(x, params):
    u, a, V, b = unpack(params)
    x = (np.asarray(x) - mu) / sd
    return sigmoid(np.dot(u, sigmoid(np.dot(V, x) + b)) + a)


def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train])
    y = y_train.reshape(-1)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    S = (X_train - mu) / sd
    G = sigmoid(S @ V.T + b)
    delta = sigmoid(G @ u + a) - y_train.reshape(-1)
    back = np.outer(delta, u) * G * (1 - G)
    return np.concatenate([G.T @ delta, [delta.sum()], (back.T @ S).ravel(), back.sum(axis=0)])
