import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + anp.exp(-(anp.dot(V, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
def losses(params, X_train, y_train):
    t = y_train.reshape(-1)
    V = params[5:13].reshape(4, 2)
    z = anp.dot(1/(1+anp.exp(-anp.dot(X_train, V.T) - params[13:])), params[:4]) + params[4]
    return anp.logaddexp(0, z) - t*z
def loss(params, X_train, y_train):
    return losses(params, X_train, y_train).sum()
def loss_gradient(params, X_train, y_train):
    return autograd.jacobian(losses)(params, X_train, y_train).sum(axis=0)
