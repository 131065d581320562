import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    h = 1/(1+anp.exp(-(anp.dot(params[5:13].reshape(4, 2), anp.array(x)) + params[13:])))
    z = anp.dot(params[:4], h) + params[4]
    e = anp.exp(anp.array([z, -z]))
    return (e/anp.sum(e))[0]
def loss(params, X_train, y_train):
    out = 0.
    y = anp.ravel(y_train)
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        out = out - (y[i] * anp.log(p) + (1. - y[i]) * anp.log(1. - p))
    return out
grad_of_loss = autograd.grad(loss, 0)

def loss_gradient(params, X_train, y_train):
    return np.array(grad_of_loss(params, X_train, y_train))
