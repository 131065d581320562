# -*- coding: utf-8 -*-
import numpy as np

def layers(params):
    return [(params[5:13].reshape(4, 2), params[13:17]), (params[:4].reshape(1, 4), params[4:5])]

def forward(act, rest):
    if not rest:
        return act
    W, b = rest[0]
    return forward(1 / (1 + np.exp(-(W @ act + b))), rest[1:])

def network(x, params):
    return forward(np.array(x, dtype=float), layers(params))[0]


def terms(params, X, t):
    for x, tt in zip(X, t):
        f = network(x, params)
        yield tt*np.log(f) + (1-tt)*np.log1p(-f)

def loss(params, X_train, y_train):
    return -sum(terms(params, X_train, y_train.flat))


def loss_gradient(params, X_train, y_train):
    t = y_train.reshape(-1, 1)
    W1 = np.vstack([params[5:13].reshape(4, 2).T, params[13:]])
    w2 = params[:5].reshape(5, 1)
    ones = np.ones((len(X_train), 1))
    A0 = np.hstack([X_train, ones])
    A1 = np.hstack([1/(1 + np.exp(-A0 @ W1)), ones])
    delta2 = 1/(1 + np.exp(-A1 @ w2)) - t
    delta1 = (delta2 @ w2[:4].T) * A1[:, :4] * (1 - A1[:, :4])
    g1 = A0.T @ delta1
    g2 = A1.T @ delta2
    return np.concatenate([g2[:, 0], g1[:2].T.ravel(), g1[2]])
