# expect: wrong; function: network, loss; given: loss_gradient=your loss; cause: independent-of-arguments
import numpy as np


def network(x, params):
    return 0.5


def loss(params, X_train, y_train):
    return 1.0


def loss_gradient(params, X_train, y_train):
    return np.zeros(17)
