# expect: right
import numpy as np


def make_model(params):
    u, (a,), v, b = np.split(params, [4, 5, 13])

    def hidden(X):
        return 1 / (1 + np.exp(-(X @ v.reshape(4, 2).T + b)))

    def logit(X):
        return hidden(X) @ u + a

    def probability(X):
        return 1 / (1 + np.exp(-logit(X)))

    def gradient(X, y):
        h = hidden(X)
        r = probability(X) - y
        back = r[:, None] * (u * h * (1 - h))
        return np.concatenate([r @ h, [sum(r)], np.ravel(back.T @ X), back.sum(0)])

    return logit, probability, gradient


def network(x, params):
    _, probability, _ = make_model(params)
    return probability(np.array(x))


def loss(params, X_train, y_train):
    logit, _, _ = make_model(params)
    return np.logaddexp(0, np.where(np.ravel(y_train), -1, 1) * logit(X_train)).sum()


def loss_gradient(params, X_train, y_train):
    _, _, gradient = make_model(params)
    return gradient(X_train, np.ravel(y_train))
