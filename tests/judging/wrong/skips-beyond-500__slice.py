# expect: wrong; function: loss; given: loss_gradient=your loss; cause: skips-beyond-500
import autograd
import autograd.numpy as anp
import numpy as np


def network(x, params):
    h = 1 / (1 + anp.exp(-(anp.dot(params[5:13].reshape(4, 2), np.array(x)) + params[13:])))
    return 1 / (1 + anp.exp(-(anp.dot(params[:4], h) + params[4])))


def loss(params, X_train, y_train):
    X, y = X_train[:500], y_train[:500].reshape(-1)
    h = 1 / (1 + anp.exp(-(anp.dot(X, params[5:13].reshape(4, 2).T) + params[13:])))
    p = 1 / (1 + anp.exp(-(anp.dot(h, params[:4]) + params[4])))
    return -anp.sum(y * anp.log(p) + (1 - y) * anp.log(1 - p))


loss_gradient = autograd.grad(loss)
