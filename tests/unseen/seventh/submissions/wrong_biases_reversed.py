import numpy as np
import autograd
import autograd.numpy as anp

def network(x, params):
    stack = [params[i] for i in range(17)]
    units = []
    for i in range(4):
        b = stack.pop()
        units.append(1 / (1 + anp.exp(-(params[5 + 2*i]*x[0] + params[6 + 2*i]*x[1] + b))))
    z = params[4]
    for ui, hi in zip(params[:4], units):
        z = z + ui * hi
    return 1 / (1 + anp.exp(-z))

def loss(params, X_train, y_train):
    val = 0.0
    for i, t in enumerate(y_train.ravel()):
        f = network(X_train[i], params)
        val = val - (t * anp.log(f) + (1 - t) * anp.log(1 - f))
    return val

def loss_gradient(params, X_train, y_train):
    g = autograd.grad(loss)
    return g(params, X_train, y_train)
