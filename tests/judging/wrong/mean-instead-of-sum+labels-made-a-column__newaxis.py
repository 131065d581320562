# expect: wrong; function: loss; cause: mean-instead-of-sum+labels-made-a-column
import numpy as np


def sig(z):
    return 1.0 / (1.0 + np.exp(-z))


def layers(params, X):
    H = sig(X @ params[5:13].reshape(4, 2).T + params[13:])
    return H, sig(H @ params[:4] + params[4])


def network(x, params):
    return layers(params, np.atleast_2d(x))[1][0]


def loss(params, X_train, y_train):
    target = np.ravel(y_train)[:, np.newaxis]
    p = layers(params, X_train)[1]
    return np.mean(np.where(target == 1, -np.log(p), -np.log(1 - p)))


def loss_gradient(params, X_train, y_train):
    H, p = layers(params, X_train)
    d = p - np.ravel(y_train)
    D = d[:, np.newaxis] * params[:4] * H * (1 - H)
    return np.hstack([d @ H, d.sum(), (D.T @ X_train).ravel(), D.sum(axis=0)])
