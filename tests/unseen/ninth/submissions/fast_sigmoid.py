import autograd, autograd.numpy as anp
import numpy as np
def fsig(z):
    """ fast sigmoid, from stackoverflow """
    return 0.5 * (z / (1 + anp.abs(z))) + 0.5
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4,2), params[13:]
    return fsig(anp.dot(u, fsig(anp.dot(V, anp.array(x)) + b)) + a)
def loss(params, X_train, y_train):
    ce = 0
    for i, label in enumerate(y_train.flatten()):
        pr = network(X_train[i, :], params)
        ce = ce + label*anp.log(pr) + (1. - label)*anp.log(1. - pr)
    return -ce
def loss_gradient(params, X_train, y_train):
    value, gradient = autograd.value_and_grad(loss)(params, X_train, y_train)
    return gradient
