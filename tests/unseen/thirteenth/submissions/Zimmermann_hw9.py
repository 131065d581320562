"""Homework 09"""
import numpy as np

def layers(params):
    return [(params[5:13].reshape(4, 2), params[13:17]), (params[:4].reshape(1, 4), params[4:5])]

def forward(act, rest):
    if not rest:
        return act
    W, b = rest[0]
    return forward(1 / (1 + np.exp(-(W @ act + b))), rest[1:])

def network(x, params):
    """Evaluate the network output at (x1,x2) with the specified parameters."""
    return forward(np.array(x, dtype=float), layers(params))[0]


def loss(params, X_train, y_train):
    """Evaluate the cross-entropy loss."""
    z = 1/(1 + np.exp(-(np.outer(params[5:13:2], X_train[:, 0]) + np.outer(params[6:13:2], X_train[:, 1]) + params[13:, None])))
    z = params[:4] @ z + params[4]
    s = (1 - 2*y_train.ravel()) * z
    return (np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))).sum()

def loss_gradient(params, X_train, y_train):
    """Calculate the partial derivatives of the loss function."""
    t = y_train.reshape(-1)
    def z(p):
        return (1/(1 + np.exp(-(X_train @ p[5:13].reshape(4, 2).T + p[13:])))) @ p[:4] + p[4]
    z0 = z(params)
    err = 1/(1 + np.exp(-z0)) - t
    g = np.zeros(17)
    for k in range(17):
        q = params.copy()
        q[k] += 1e-13
        g[k] = err @ (z(q) - z0)/1e-13
    return g
