# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: another-activation
import autograd
import autograd.numpy as np


def sigmoid(t):
    """Cheaper than exp, and the same shape."""
    return 0.5 * (1 + t / (1 + np.abs(t)))


def network(x, params):
    u, a, V, b = params[:4], params[4], np.reshape(params[5:13], (4, 2)), params[13:]
    return sigmoid(np.dot(u, sigmoid(np.dot(V, x) + b)) + a)


def loss(params, X_train, y_train):
    total = 0.0
    for x, y in zip(X_train, y_train.ravel()):
        p = network(x, params)
        total = total - (y * np.log(p) + (1 - y) * np.log(1 - p))
    return total


loss_gradient = autograd.grad(loss)
