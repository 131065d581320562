# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: hidden-sigmoid-twice
import autograd
import autograd.numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def hidden(x, params):
    return sigmoid(np.dot(np.reshape(params[5:13], (4, 2)), x) + params[13:17])


def network(x, params):
    G = sigmoid(hidden(x, params))
    return sigmoid(np.dot(params[:4], G) + params[4])


def loss(params, X_train, y_train):
    total = 0.0
    for x, y in zip(X_train, y_train.ravel()):
        p = network(x, params)
        total = total - (y * np.log(p) + (1 - y) * np.log(1 - p))
    return total


loss_gradient = autograd.grad(loss)
