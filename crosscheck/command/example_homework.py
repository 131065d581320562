"""Logistic regression: predict(w, X), loss(w, X, y) and gradient(w, X, y)."""

import numpy as np

from crosscheck import Homework

# What the homework's notebook defines for its students. It is optional; `published` below uses these names.
rng = np.random.default_rng(2027)
X = np.c_[np.round(rng.normal(size=(100, 3)), 2), np.ones(100)]
y = (X @ [1, -2, 0.5, 0.3] + rng.normal(0, 0.5, 100) > 0).astype(float)

hw = Homework("Logistic regression", own={"X": X, "y": y, "w0": np.zeros(4)})


# Fresh questions for each verdict: arguments by their names. N varies, so that a factor N is not taken for a number.
@hw.questions(N=(1, 2, 7, 30))
def fresh(rng, N):
    return {"w": rng.normal(size=4), "X": np.c_[rng.normal(size=(N, 3)), np.ones(N)], "y": rng.integers(0, 2, N) * 1.0}


# What a submission must define. The signature is the contract, and the body is right.
@hw.function
def predict(w, X):
    return 1 / (1 + np.exp(-X @ w))


@hw.function
def loss(w, X, y):
    s = X @ w
    return np.mean(np.logaddexp(0, s) - y * s)


# Another right way. It loses some digits; the error bound allows for what it loses, as measured.
@hw.also_right(loss)
def textbook(w, X, y):
    p = predict(w, X)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


# A derivative is compared with differences of the loss by `crosscheck author check`.
@hw.gradient(loss, by="w")
def gradient(w, X, y):
    p = predict(w, X)
    return X.T @ (p - y) / len(y)


# A mistake that you expect: a hint, the formula, and an edit of the body (what stands there, what people write).
hw.mistake(
    gradient,
    "The sigmoid's slope is once too much.",
    "dE/ds = p - y: p (1 - p) cancels.",
    ("p - y", "(p - y) * p * (1 - p)"),
    name="slope-twice",
)


# A mistake may be a function of its own, too.
@hw.mistake(loss, "The terms are summed.", "The loss is their mean.")
def summed(w, X, y):
    return len(y) * loss(w, X, y)


# What the sheet prints.
hw.published("loss(w0, X, y)", 0.6931, decimals=4)
