import autograd.numpy as np
from autograd import grad

def network(x, params):
    s = 0
    z = params[4]
    for i in range(4):
        for j in range(2):
            s = s + params[5 + 2*i + j] * x[j]
        s = s + params[13 + i]
        z = z + params[i] / (1 + np.exp(-s))
    return 1 / (1 + np.exp(-z))

def loss(params, X_train, y_train):
    y = np.ravel(y_train)
    val = 0
    for i in range(len(y)):
        f = network(X_train[i], params)
        if y[i] == 1:
            val = val - np.log(f)
        else:
            val = val - np.log(1 - f)
    return val

loss_gradient = lambda params, X_train, y_train: grad(loss)(params, X_train, y_train)
