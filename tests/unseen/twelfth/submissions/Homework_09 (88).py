import autograd.numpy as anp
import numpy as np

from autograd import make_vjp

def logits(p, X):
    return anp.dot(1/(1 + anp.exp(-(anp.dot(X, anp.reshape(p[5:13], (4, 2)).T) + p[13:17]))), p[:4]) + p[4]

def network(x, params):
    return float(1/(1 + np.exp(-logits(params, np.array([x], float))[0])))

def loss(params, X_train, y_train):
    z = logits(params, X_train)
    return float(np.sum(np.logaddexp(0, z) - np.ravel(y_train)*z))

def loss_gradient(params, X_train, y_train):
    vjp, z = make_vjp(lambda p: logits(p, X_train))(params)
    return vjp(1/(1 + np.exp(-z)) - np.ravel(y_train))
