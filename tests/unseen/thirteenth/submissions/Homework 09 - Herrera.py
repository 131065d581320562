"""Homework 09"""
import numpy as np

def network(x, params):
    """Evaluate the network output at (x1,x2) with the specified parameters."""
    u, a = params[:4], params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    h = 1 / (1 + np.exp(-(V @ np.asarray(x) + b)))
    return 1 / (1 + np.exp(-(u @ h + a)))


def loss(params, X_train, y_train):
    """Evaluate the cross-entropy loss."""
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ params[:4] + params[4])))
    t = np.ravel(y_train)
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))

def loss_gradient(params, X_train, y_train):
    """Calculate the partial derivatives of the loss function."""
    L0 = loss(params, X_train, y_train)
    grad = np.zeros(17)
    for k in range(17):
        p = params.copy()
        p[k] += 1e-2
        grad[k] = (loss(p, X_train, y_train) - L0) / 1e-2
    return grad
