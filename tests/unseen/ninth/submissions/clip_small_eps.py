import numpy as np
import autograd, autograd.numpy as anp
EPS = 1e-300

def network(x, params):
    acc = params[4]
    for k in range(4):
        s = params[5 + 2 * k] * x[0] + params[6 + 2 * k] * x[1] + params[13 + k]
        acc = acc + params[k] / (1 + anp.exp(-s))
    return 1 / (1 + anp.exp(-acc))

def loss(params, X_train, y_train):
    ysel = np.ravel(y_train)
    r = 0.
    for k in range(len(ysel)):
        o = network(X_train[k], params)
        r = r - ysel[k]*anp.log(o + EPS) - (1 - ysel[k])*anp.log(1 - o + EPS)
    return r

def loss_gradient(params, X_train, y_train):
    value, gradient = autograd.value_and_grad(loss)(params, X_train, y_train)
    return gradient
