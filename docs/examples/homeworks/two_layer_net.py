"""CS231n assignment 1, the two-layer net: TwoLayerNet(..).loss(X, y, reg) -> (loss, grads), parameters in a dict."""

import numpy as np

from crosscheck import Homework

hw = Homework("CS231n two-layer net")


@hw.questions(N=(1, 2, 7, 30), D=(2, 3, 4), H=(8, 5, 6, 5, 8), C=(3, 4, 5, 3, 4, 5, 4))
def fresh(rng, N, D, H, C):
    params = {
        "W1": rng.normal(size=(D, H)),
        "b1": rng.normal(size=H),
        "W2": rng.normal(size=(H, C)),
        "b2": rng.normal(size=C),
    }
    return {
        "X": rng.normal(size=(N, D)),
        "y": rng.integers(0, C, N),
        "params": params,
        "reg": float(rng.uniform(0.01, 0.5)),
    }


@hw.function(gradient_by="params")  # the last output is the derivative of the first
def loss(X, y, params, reg):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(X)
    q = X @ W1 + b1
    h = np.maximum(0, q)
    s = h @ W2 + b2
    e = np.exp(s - s.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    L = -np.mean(np.log(p[np.arange(N), y])) + reg * (np.sum(W1**2) + np.sum(W2**2))
    d = (p - np.eye(len(b2))[y]) / N
    dh = d @ W2.T * (q > 0)
    return L, {"W1": X.T @ dh + 2 * reg * W1, "b1": dh.sum(axis=0), "W2": h.T @ d + 2 * reg * W2, "b2": d.sum(axis=0)}


@hw.call(loss)  # how a submission is asked: here it is a class
def ask(student, X, y, params, reg):
    net = student.TwoLayerNet(X.shape[1], len(params["b1"]), len(params["b2"]))
    net.params = params
    return net.loss(X, y, reg)


hw.mistake(
    loss,
    "The ReLU's slope is taken from the gradient, not from what the ReLU was given.",
    "dq = dh where q > 0, and 0 elsewhere.",
    ("dh = d @ W2.T * (q > 0)", "dh = np.maximum(0, d @ W2.T)"),
    name="relu-of-the-gradient",
)


@hw.mistake(
    loss, "The biases are in the penalty, too.", "The penalty is reg times the sum of the squares of W1 and W2."
)
def biases_regularised(X, y, params, reg):
    L, grads = loss(X, y, params, reg)
    for name in ("b1", "b2"):
        L = L + reg * np.sum(params[name] ** 2)
        grads[name] = grads[name] + 2 * reg * params[name]
    return L, grads
