import numpy as np, autograd, autograd.numpy as anp

def network(x, params):
    h = anp.tanh(anp.dot(params[5:13].reshape(4,2), anp.array(x)) + params[13:])
    return anp.tanh(anp.dot(params[:4], h) + params[4])

def loss(params, X_train, y_train):
    s = 2*y_train.flatten() - 1
    f = anp.array([network(x, params) for x in X_train])
    return -anp.sum(anp.log((1 + s*f)/2))

def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss, 0)(params, X_train, y_train)
