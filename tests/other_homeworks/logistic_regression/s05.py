import numpy as np


def score(w, x):
    s = 0.0
    for j in range(len(w)):
        s += w[j] * x[j]
    return s


def predict(w, X):
    out = []
    for x in X:
        out.append(1 / (1 + np.exp(-score(w, x))))
    return np.array(out)


def loss(w, X, y):
    total = 0
    probs = predict(w, X)
    for i in range(len(y)):
        if y[i] == 1:
            total -= np.log(probs[i])
        else:
            total -= np.log(1 - probs[i])
    return total / len(y)


def gradient(w, X, y):
    g = np.zeros(len(w))
    probs = predict(w, X)
    for j in range(len(w)):
        for i in range(len(y)):
            g[j] += (probs[i] - y[i]) * X[i, j]
        g[j] /= len(y)
    return g
