import autograd
import autograd.numpy as anp
import numpy as np

def network(x, params):
    # hidden sum, one node at a time
    acc = params[4]
    for k in range(4):
        s = params[5 + 2 * k] * x[0] + params[6 + 2 * k] * x[1] + params[13 + k]
        acc = acc + params[k] / (1 + anp.exp(-s))
    return 1 / (1 + anp.exp(-acc))
def loss(params, X_train, y_train):
    # cross entropy = sum of -log of prob. of the true class
    ce = 0.0
    for xi, yi in zip(X_train, np.ravel(y_train)):
        prob = network(xi, params)
        if yi == 1:
            ce = ce - anp.log(prob)
        else:
            ce = ce - anp.log(1 - prob)
    return ce
def loss_gradient(params, X_train, y_train):
    # let autograd do the work
    return autograd.grad(loss, 0)(params, X_train, y_train)
