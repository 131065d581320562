import autograd.numpy as anp
import numpy as np
from autograd import value_and_grad

def _z(params, X):
    V = params[5:13].reshape((4, 2))
    H = 1/(1 + anp.exp(-(anp.dot(X, V.T) + params[13:17])))
    return anp.dot(H, params[0:4]) + params[4]

def network(x, params):
    return float(1/(1 + np.exp(-_z(np.asarray(params), np.asarray(x, dtype=float)))))

def loss(params, X_train, y_train):
    z = _z(params, X_train)
    sign = 1 - 2*anp.ravel(y_train)        # +1 for class 0, -1 for class 1
    return anp.sum(anp.logaddexp(0., sign*z))

def loss_gradient(params, X_train, y_train):
    value, gradient = value_and_grad(loss)(params, X_train, y_train)
    return gradient
