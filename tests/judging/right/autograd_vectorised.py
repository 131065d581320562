# expect: right
import autograd
import autograd.numpy as anp


def sigmoid(t):
    return 0.5 * (1 + anp.tanh(0.5 * t))


def logit(x, params):
    hidden = sigmoid(anp.dot(x, params[5:13].reshape(4, 2).T) + params[13:])
    return anp.dot(hidden, params[:4]) + params[4]


def network(x, params):
    return sigmoid(logit(anp.array(x), params))


def loss(params, X_train, y_train):
    z = logit(X_train, params)
    return anp.sum(anp.logaddexp(0, z) - y_train.flatten() * z)


loss_gradient = autograd.grad(loss)
