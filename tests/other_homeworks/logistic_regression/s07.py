import numpy as np


def predict(w, X):
    return 1 / (1 + np.exp(-(X @ w)))


def loss(w, X, y):
    # cross-entropy between the labels and the predictions
    y_hat = predict(w, X)
    return -np.sum(y * np.log(y_hat)) / y.shape[0]


def gradient(w, X, y):
    y_hat = predict(w, X)
    dw = np.zeros_like(w)
    for i in range(y.shape[0]):
        dw += (y_hat[i] - y[i]) * X[i]
    return dw / y.shape[0]
