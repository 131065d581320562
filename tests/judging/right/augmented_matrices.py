# expect: right
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def weights(params):
    W1 = np.c_[params[5:13].reshape(4, 2), params[13:17]]  # the bias is a weight of a constant input
    return W1, params[:5]


def ones(X):
    return np.c_[X, np.ones(len(X))]


def network(x, params):
    W1, w2 = weights(params)
    h = sigmoid(W1 @ np.append(x, 1))
    return sigmoid(w2 @ np.append(h, 1))


def loss(params, X_train, y_train):
    W1, w2 = weights(params)
    z = ones(sigmoid(ones(X_train) @ W1.T)) @ w2
    return np.sum(np.logaddexp(0, z) - y_train.T.ravel() * z)


def loss_gradient(params, X_train, y_train):
    W1, w2 = weights(params)
    X1 = ones(X_train)
    H1 = ones(sigmoid(X1 @ W1.T))
    delta = sigmoid(H1 @ w2) - y_train.T.ravel()
    dw2 = delta @ H1
    dW1 = (np.outer(delta, w2) * H1 * (1 - H1))[:, :4].T @ X1
    return np.concatenate([dw2, dW1[:, :2].ravel(), dW1[:, 2]])
