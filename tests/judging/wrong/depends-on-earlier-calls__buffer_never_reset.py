# expect: wrong; function: loss_gradient; cause: depends-on-earlier-calls
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def forward(params, X):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = sigmoid(X @ V.T + b)
    return H, sigmoid(H @ u + a)


def network(x, params):
    return forward(params, np.array([x], dtype=float))[1][0]


def loss(params, X_train, y_train):
    p, y = forward(params, X_train)[1], y_train.reshape(-1)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


grad = np.zeros(17)


def loss_gradient(params, X_train, y_train):
    global grad
    for x, t in zip(X_train, y_train.reshape(-1)):
        H, p = forward(params, x[np.newaxis])
        delta = p[0] - t
        hidden = delta * params[:4] * H[0] * (1 - H[0])
        grad[:4] += delta * H[0]
        grad[4] += delta
        grad[5:13] += np.outer(hidden, x).ravel()
        grad[13:] += hidden
    return grad


first_try = loss_gradient(np.linspace(-1, 1, 17), np.array([[0.5, -0.5]]), np.array([1.0]))
