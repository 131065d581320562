import numpy as np


def probabilities(W, X):
    scores = X @ W
    scores = scores - np.max(scores, axis=1, keepdims=True)
    return np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)


def loss(W, X, y):
    probs = probabilities(W, X)
    correct = probs[:, y]
    return np.mean(-np.log(correct))


def gradient(W, X, y):
    num_train = X.shape[0]
    dscores = probabilities(W, X)
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    return np.dot(X.T, dscores)
