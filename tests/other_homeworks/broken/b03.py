"""Logistic regression: predict(w, X), loss(w, X, y) and gradient(w, X, y)."""

import numpy as np

from crosscheck import Homework

rng = np.random.default_rng(2027)
X = np.c_[np.round(rng.normal(size=(100, 3)), 2), np.ones(100)]
y = (X @ [1, -2, 0.5, 0.3] + rng.normal(0, 0.5, 100) > 0).astype(float)
hw = Homework("Logistic regression", own={"X": X, "y": y, "w0": np.zeros(4)})  # what the notebook defines


@hw.questions(N=(1, 2, 7, 30))  # fresh for each verdict; N varies, so that a factor N is not taken for a number
def fresh(rng, N):
    return {
        "w": rng.normal(size=4),
        "X": np.c_[rng.normal(size=(N, 3)), np.ones(N)],
        "y": rng.integers(0, 2, N).astype(float),
    }


@hw.function
def predict(w, X):
    return 1 / (1 + np.exp(-X @ w))


@hw.function
def loss(w, X, y):
    s = X @ w
    return np.mean(np.logaddexp(0, s) - y * s)


@hw.also_right(loss)  # the tolerance covers what this loses; nothing else is said of it
def textbook(w, X, y):
    p = predict(w, X)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@hw.gradient(loss, by="w")  # checked against the loss
def gradient(w, X, y):
    p = predict(w, X)
    return X.T @ (p - y) / len(y)


hw.mistake(
    gradient,
    "The sigmoid's slope is once too much.",
    "dE/ds = p - y: p (1 - p) cancels.",
    ("p-y", "(p-y)*p*(1-p)"),
    name="slope-twice",
)  # an edit of the body; a function of one's own elsewhere

hw.published("loss(w0, X, y)", 0.6931, decimals=4)
