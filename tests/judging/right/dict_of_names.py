# expect: right
import numpy as np

NAMES = "u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4".split()


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def g(P, i, X):
    return sigmoid(P[f"v{i}1"] * X[..., 0] + P[f"v{i}2"] * X[..., 1] + P[f"b{i}"])


def z(P, X):
    return sum(P[f"u{i}"] * g(P, i, X) for i in range(1, 5)) + P["a"]


def network(x, params):
    return sigmoid(z(dict(zip(NAMES, params)), np.array(x)))


def loss(params, X_train, y_train):
    out = z(dict(zip(NAMES, params)), X_train)
    return np.sum(np.logaddexp(0, out) - y_train.ravel() * out)


def loss_gradient(params, X_train, y_train):
    P = dict(zip(NAMES, params))
    d = sigmoid(z(P, X_train)) - y_train.ravel()
    dP = {"a": np.sum(d)}
    for i in range(1, 5):
        gi = g(P, i, X_train)
        back = d * P[f"u{i}"] * gi * (1 - gi)
        dP[f"u{i}"] = np.sum(d * gi)
        dP[f"v{i}1"], dP[f"v{i}2"] = back @ X_train
        dP[f"b{i}"] = np.sum(back)
    return np.array([dP[name] for name in NAMES])
