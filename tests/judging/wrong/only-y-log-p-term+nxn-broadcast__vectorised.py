# expect: wrong; function: loss; cause: only-y-log-p-term + nxn-broadcast
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def unpack(params):
    u = params[:4]
    a = params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    return u, a, V, b


def network(x, params):
    u, a, V, b = unpack(params)
    hidden = sigmoid(np.dot(V, x) + b)
    return sigmoid(np.dot(u, hidden) + a)


def loss(params, X_train, y_train):
    u, a, V, b = unpack(params)
    y = y_train
    H = sigmoid(X_train @ V.T + b)
    p = sigmoid(H @ u + a)
    return -np.sum(y * np.log(p))


def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    y = y_train.reshape(-1)
    Z = X_train @ V.T + b
    H = sigmoid(Z)
    p = sigmoid(H @ u + a)
    delta = p - y
    grad_u = H.T @ delta
    grad_a = delta.sum()
    hidden_delta = np.outer(delta, u) * H * (1 - H)
    grad_V = hidden_delta.T @ X_train
    grad_b = hidden_delta.sum(axis=0)
    return np.concatenate([grad_u, [grad_a], grad_V.flatten(), grad_b])
