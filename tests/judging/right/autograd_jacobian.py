# expect: right
import autograd.numpy as anp
from autograd import jacobian


def phi(t):
    return anp.exp(-anp.logaddexp(0, -t))


def z(x, p):
    return anp.dot(phi(anp.dot(x, anp.reshape(p[5:13], (4, 2)).T) + p[13:17]), p[:4]) + p[4]


def network(x, params):
    return phi(z(anp.asarray(x), params))


def losses(params, X_train, y_train):
    """One loss a point."""
    out = z(X_train, params)
    return anp.where(y_train.ravel() > 0.5, anp.logaddexp(0, -out), anp.logaddexp(0, out))


def loss(params, X_train, y_train):
    return losses(params, X_train, y_train).sum()


def loss_gradient(params, X_train, y_train):
    return jacobian(losses)(params, X_train, y_train).sum(axis=0)
