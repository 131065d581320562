import numpy as np
import autograd.numpy as anp
import autograd

def network(x, params):
    u = params[0:4]
    a = params[4]
    v = anp.reshape(params[5:13], (4, 2))
    b = params[13:17]
    h = 1.0 / (1.0 + anp.exp(-(anp.dot(v, anp.array(x)) + b)))
    return 1.0 / (1.0 + anp.exp(-(anp.dot(u, h) + a)))

def loss(params, X_train, y_train):
    t = np.ravel(y_train); total = 0.
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        pt = p if t[i] == 1 else 1-p
        total = total - (1-pt)**2*anp.log(pt)
    return total

def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
