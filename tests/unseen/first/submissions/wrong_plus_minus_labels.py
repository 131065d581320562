import numpy as np
import autograd, autograd.numpy as anp
def _z(x, p):
    return anp.dot(1/(1+anp.exp(-(anp.dot(x, p[5:13].reshape(4, 2).T) + p[13:]))), p[:4]) + p[4]
def network(x, params):
    return 1/(1+anp.exp(-_z(np.array(x), params)))
def loss(params, X_train, y_train):
    return anp.sum(anp.log(1 + anp.exp(-np.ravel(y_train)*_z(X_train, params))))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
