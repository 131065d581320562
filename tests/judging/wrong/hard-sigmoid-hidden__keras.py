# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: hard-sigmoid-hidden
import autograd
import autograd.numpy as np


def hard(t):
    return np.clip(0.2 * t + 0.5, 0, 1)


def forward(params, X):
    h = hard(np.dot(X, params[5:13].reshape(4, 2).T) + params[13:17])
    return 1 / (1 + np.exp(-(np.dot(h, params[:4]) + params[4])))


def network(x, params):
    return forward(params, np.array([x], dtype=float))[0]


def loss(params, X_train, y_train):
    y = y_train.reshape(-1)
    p = forward(params, X_train)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


loss_gradient = autograd.grad(loss)
