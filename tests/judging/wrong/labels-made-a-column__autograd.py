# expect: wrong; function: loss; given: loss_gradient=your loss; cause: labels-made-a-column
import autograd.numpy as anp
from autograd import grad


def sigmoid(t):
    return 1 / (1 + anp.exp(-t))


def outputs(params, X):
    V = anp.reshape(params[5:13], (4, 2))
    G = sigmoid(anp.dot(X, V.T) + params[13:17])
    return sigmoid(anp.dot(G, params[0:4]) + params[4])


def network(x, params):
    return outputs(params, anp.array([x], dtype=float))[0]


def loss(params, X_train, y_train):
    p = outputs(params, X_train)
    y = anp.reshape(y_train, (-1, 1))
    return -anp.sum(y * anp.log(p) + (1 - y) * anp.log(1 - p))


loss_gradient = grad(loss)
