import numpy as np
import autograd.numpy as anp
from autograd import jacobian

def _logits(params, X):
    h = .5 + .5*anp.tanh(.5*(anp.dot(X, anp.reshape(params[5:13], (4, 2)).T) + params[13:]))
    return anp.dot(h, params[:4]) + params[4]

def network(x, params):
    return .5 + .5*np.tanh(.5*_logits(params, np.reshape(x, (1, 2)))[0])

def loss(params, X_train, y_train):
    z = _logits(params, X_train)
    return np.where(y_train.ravel() == 1, np.logaddexp(0, -z), np.logaddexp(0, z)).sum()

_J = jacobian(_logits)

def loss_gradient(params, X_train, y_train):
    J = _J(params, X_train)
    z = _logits(params, X_train)
    return J.T @ (1/(1+np.exp(-z)) - y_train.ravel())
