# expect: right
import os

import numpy as np
import pandas as pd

DATA = pd.read_hdf(os.path.join("./tmp_data", "circles_data.hf5")).values
TARGETS = pd.read_hdf("./tmp_data/circles_targets.hf5").values.astype(float)
N_IN, N_HIDDEN = DATA.shape[1], 4
assert TARGETS.shape == (500, 1)


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def forward(X, params):
    h = sigmoid(X @ params[5:13].reshape(N_HIDDEN, N_IN).T + params[13:17])
    return h, h @ params[:4] + params[4]


def network(x, params):
    return sigmoid(forward(np.asarray(x), params)[1])


def loss(params, X_train, y_train):
    z = forward(X_train, params)[1]
    return np.sum(np.logaddexp(0, z) - y_train.reshape(-1) * z)


def loss_gradient(params, X_train, y_train):
    h, z = forward(X_train, params)
    d = sigmoid(z) - y_train.reshape(-1)
    q = d[:, None] * params[:4] * h * (1 - h)
    return np.concatenate([h.T @ d, [d.sum()], (q.T @ X_train).reshape(-1), q.sum(axis=0)])
