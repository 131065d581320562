# expect: right; note: nan-in-saturation
import autograd.numpy as anp
from autograd import grad


def sigmoid(z):
    return 1 / (1 + anp.exp(-z))


def network(x, params):
    z = params[4]
    for i in range(4):
        z = z + params[i] * sigmoid(params[5 + 2 * i] * x[0] + params[6 + 2 * i] * x[1] + params[13 + i])
    return sigmoid(z)


def loss(params, X_train, y_train):
    y_train = y_train.ravel()
    total = 0.0
    for i in range(len(X_train)):
        y_pred = network(X_train[i], params)
        total = total - y_train[i] * anp.log(y_pred) - (1 - y_train[i]) * anp.log(1 - y_pred)
    return total


def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
