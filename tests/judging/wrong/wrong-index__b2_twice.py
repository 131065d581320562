# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: wrong-index
import autograd
import autograd.numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def forward(X, params):
    h = sigmoid(X @ params[5:13].reshape(4, 2).T + params[[13, 14, 14, 16]])
    return h, h @ params[:4] + params[4]


def network(x, params):
    return sigmoid(forward(np.asarray(x), params)[1])


def loss(params, X_train, y_train):
    z = forward(X_train, params)[1]
    return np.sum(np.logaddexp(0, (1 - 2 * y_train.reshape(-1)) * z))


loss_gradient = autograd.grad(loss)
