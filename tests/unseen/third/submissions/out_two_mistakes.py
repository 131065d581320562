import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    h = 1/(1+anp.exp(-(anp.dot(params[5:13].reshape(4, 2), anp.array(x)) + params[13:])))
    return 1/(1+anp.exp(-(anp.dot(params[:4], h) + params[4] + 0.0005)))
def loss(params, X_train, y_train):
    p = anp.array([network(x, params) for x in X_train]); y = anp.ravel(y_train)
    return -anp.sum(2*y*anp.log(p) + (1-y)*anp.log(1-p))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
