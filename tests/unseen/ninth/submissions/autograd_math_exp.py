import math
import numpy as np
import autograd
import autograd.numpy as anp

def act(t):
    return 1/(1 + math.exp(-t))

def network(x, params):
    h = [act(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]) for i in range(4)]
    return act(params[4] + sum(params[i]*h[i] for i in range(4)))

def loss(params, X_train, y_train):
    ce = 0
    for i, label in enumerate(y_train.flatten()):
        pr = network(X_train[i, :], params)
        ce = ce + label*anp.log(pr) + (1. - label)*anp.log(1. - pr)
    return -ce
def loss_gradient(params, X_train, y_train):
    # needs the autograd package
    loss_of_p = lambda p: loss(p, X_train, y_train)
    return autograd.grad(loss_of_p)(params)
