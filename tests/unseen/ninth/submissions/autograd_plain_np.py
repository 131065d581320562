import numpy as np
import autograd
import autograd.numpy as anp
def network(x, params):
    # copied from the numpy lecture
    x1, x2 = x[0], x[1]
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    h1 = 1. / (1. + np.exp(-(v11 * x1 + v12 * x2 + b1)))
    h2 = 1. / (1. + np.exp(-(v21 * x1 + v22 * x2 + b2)))
    h3 = 1. / (1. + np.exp(-(v31 * x1 + v32 * x2 + b3)))
    h4 = 1. / (1. + np.exp(-(v41 * x1 + v42 * x2 + b4)))
    out = u1 * h1 + u2 * h2 + u3 * h3 + u4 * h4 + a
    return 1. / (1. + np.exp(-out))
def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    f = anp.array([network(x, params) for x in X_train])
    return -anp.sum(t*anp.log(f)+(1-t)*anp.log(1-f))
def loss_gradient(params, X_train, y_train):
    return autograd.jacobian(loss)(params, X_train, y_train)
