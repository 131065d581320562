# expect: right
import autograd.numpy as anp
from autograd import elementwise_grad as egrad


def network(x, params):
    return 0.5 * (anp.tanh(0.5 * score(params, x[0], x[1])) + 1)


def score(params, x1, x2):
    total = params[4]
    for k in range(4):
        t = params[5 + 2 * k] * x1 + params[6 + 2 * k] * x2 + params[13 + k]
        total = total + params[k] * 0.5 * (anp.tanh(0.5 * t) + 1)
    return total


def loss(params, X_train, y_train):
    s = score(params, X_train[:, 0], X_train[:, 1]) * (1 - 2 * y_train.reshape(len(X_train)))
    return anp.sum(anp.logaddexp(0.0, s))


def loss_gradient(params, X_train, y_train):
    """Calculate the partial derivatives of the loss function."""
    return egrad(loss)(params, X_train, y_train)
