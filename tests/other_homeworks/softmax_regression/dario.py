import numpy as np


def probabilities(W, X):
    scores = X @ W
    scores = scores - np.max(scores, axis=0)
    exps = np.exp(scores)
    return exps / np.sum(exps, axis=1)[:, None]


def loss(W, X, y):
    probs = probabilities(W, X)
    return -np.log(probs[range(len(y)), y]).mean()


def gradient(W, X, y):
    dscores = probabilities(W, X)
    dscores[range(len(y)), y] -= 1
    return X.T @ dscores / len(y)
