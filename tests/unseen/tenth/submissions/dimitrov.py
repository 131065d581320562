import autograd.numpy as anp
import autograd
import numpy as np

def z_out(x, params):
    hidden = 1/(1 + anp.exp(-(anp.dot(anp.reshape(params[5:13], (4, 2)), x) + params[13:17])))
    return anp.dot(hidden, params[:4]) + params[4]

def network(x, params):
    return 1/(1 + anp.exp(-z_out(anp.array(x), params)))

def loss(params, X_train, y_train):
    return sum([anp.logaddexp(0., z_out(x, params)) - t*z_out(x, params) for x, t in zip(X_train, anp.ravel(y_train))])

def loss_gradient(params, X_train, y_train):
    value, gradient = autograd.value_and_grad(loss)(params, X_train, y_train)
    return gradient
