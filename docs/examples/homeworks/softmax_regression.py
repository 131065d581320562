"""Softmax regression: probabilities(W, X), loss(W, X, y) and gradient(W, X, y), for labels 0, 1, 2."""

import numpy as np

from crosscheck import Homework

rng = np.random.default_rng(2026)
X = np.c_[np.round(rng.normal(size=(90, 2)), 2), np.ones(90)]
y = np.argmax(X @ [[1, -1, 0], [0.5, 1, -1], [0, 0.2, 0.1]] + rng.gumbel(size=(90, 3)), axis=1)

hw = Homework("Softmax regression", own={"X": X, "y": y, "W0": np.zeros((3, 3))})


@hw.questions(N=(1, 2, 7, 30), D=(3, 4, 2), K=(3, 4, 3, 4, 5))
def fresh(rng, N, D, K):
    return {"W": rng.normal(size=(D, K)), "X": rng.normal(size=(N, D)), "y": rng.integers(0, K, N)}


@hw.function
def probabilities(W, X):
    s = X @ W
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@hw.function
def loss(W, X, y):
    p = probabilities(W, X)
    return -np.mean(np.log(p[np.arange(len(y)), y]))


@hw.also_right(loss)
def log_sum_exp(W, X, y):
    s = X @ W
    return np.mean(np.log(np.sum(np.exp(s), axis=1)) - s[np.arange(len(y)), y])


@hw.gradient(loss, by="W")
def gradient(W, X, y):
    p = probabilities(W, X)
    t = np.eye(W.shape[1])[y]
    return X.T @ (p - t) / len(y)


hw.mistake(gradient, "The labels are not subtracted.", "dE/ds = p - t, where t is 1 for the label and 0 elsewhere.",
           ("p - t", "p"), name="labels-not-subtracted")  # fmt: skip
hw.mistake(probabilities, "The exponentials are divided by the sum of a column, not of a row.", "p_nk = e_nk / sum_j e_nj.",
           ("e / e.sum(axis=1, keepdims=True)", "e / e.sum(axis=0, keepdims=True)"), name="sum-of-a-column")  # fmt: skip
hw.mistake(gradient, "Only the diagonal of the softmax's derivative is used.", "dp_j/ds_k = p_j ((j == k) - p_k).",
           ("(p - t)", "(-t * (1 - p))"), name="softmax-diagonal-only")  # fmt: skip

hw.published("loss(W0, X, y)", 1.0986, decimals=4)
