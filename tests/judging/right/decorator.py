# expect: right
import autograd
import autograd.numpy as anp


def flat_targets(f):
    def wrapped(params, X_train, y_train):
        return f(params, X_train, anp.reshape(y_train, -1))

    return wrapped


def with_gradient(f):
    f.gradient = autograd.grad(f)
    return f


def g(t):
    return (1 + anp.tanh(t / 2)) / 2


def network(x, params):
    return g(z(x, params))


def z(x, params):
    return anp.dot(g(anp.dot(x, anp.reshape(params[5:13], (4, 2)).T) + params[13:]), params[:4]) + params[4]


@with_gradient
@flat_targets
def loss(params, X_train, y_train):
    out = z(X_train, params)
    return anp.sum(anp.maximum(out, 0) - out * y_train + anp.log1p(anp.exp(-anp.abs(out))))


@flat_targets
def loss_gradient(params, X_train, y_train):
    return loss.gradient(params, X_train, y_train)
