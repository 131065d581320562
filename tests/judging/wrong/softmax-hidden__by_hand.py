# expect: wrong; function: network; given: loss=your network, loss_gradient=the homework's formulas; cause: softmax-hidden
import numpy as np


def softmax(q):
    e = np.exp(q - np.max(q, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def forward(X, params):
    h = softmax(X @ params[5:13].reshape(4, 2).T + params[13:])
    return h, 1 / (1 + np.exp(-(h @ params[:4] + params[4])))


def network(x, params):
    return forward(np.asarray(x, dtype=float), params)[1]


def loss(params, X_train, y_train):
    y = y_train.ravel()
    _, p = forward(X_train, params)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p)).sum()


def loss_gradient(params, X_train, y_train):
    h, p = forward(X_train, params)
    d = p - y_train.ravel()
    dq = np.outer(d, params[:4]) * h * (1 - h)
    return np.hstack([d @ h, d.sum(), (dq.T @ X_train).ravel(), dq.sum(axis=0)])
