import numpy as np, autograd, autograd.numpy as anp

def network(x, params):
    acc = params[4]
    for k in range(4):
        s = params[5 + 2 * k] * x[0] + params[6 + 2 * k] * x[1] + params[13 + k]
        acc = acc + params[k] / (1 + anp.exp(-s))
    return 1 / (1 + anp.exp(-acc))

def loss(params, X_train, y_train):
    total = 0.0
    for xi, yi in zip(X_train, np.ravel(y_train)):
        f = network(xi, params)
        if yi == 1:
            total = total - anp.log(f)
        else:
            total = total - anp.log(1 - f)
    return total

def loss_gradient(params, X_train, y_train):
    eta = 0.001
    g = autograd.grad(loss)(params, X_train, y_train)
    return params - eta * g
