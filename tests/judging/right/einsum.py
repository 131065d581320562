# expect: right
import numpy as np
from scipy.special import expit


def activations(params, X):
    V = params[5:13].reshape(4, 2)
    h = expit(np.einsum("ji,ni->nj", V, X) + params[13:])
    return h, np.einsum("j,nj->n", params[:4], h) + params[4]


def network(x, params):
    return expit(activations(params, np.atleast_2d(x))[1])[0]


def loss(params, X_train, y_train):
    _, z = activations(params, X_train)
    return np.logaddexp(0, z).sum() - np.einsum("n,n", y_train.ravel(), z)


def loss_gradient(params, X_train, y_train):
    h, z = activations(params, X_train)
    d = expit(z) - y_train.ravel()
    slope = h * (1 - h)
    du = np.einsum("n,nj->j", d, h)
    dV = np.einsum("n,j,nj,ni->ji", d, params[:4], slope, X_train)
    db = np.einsum("n,j,nj->j", d, params[:4], slope)
    return np.concatenate((du, np.sum(d, keepdims=True), np.ravel(dV), db))
