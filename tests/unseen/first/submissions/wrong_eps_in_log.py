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
    eps = 1e-5
    t = np.ravel(y_train)
    p = anp.array([network(x, params) for x in X_train])
    return -anp.sum(t*anp.log(p+eps) + (1-t)*anp.log(1-p+eps))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
