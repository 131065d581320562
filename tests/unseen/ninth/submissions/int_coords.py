import autograd
import numpy as np
import autograd.numpy as anp


def network(x, params):
    x1 = int(x[0])
    x2 = int(x[1])
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    n = [v11*x1 + v12*x2 + b1, v21*x1 + v22*x2 + b2, v31*x1 + v32*x2 + b3, v41*x1 + v42*x2 + b4]
    o = [1/(1 + anp.exp(-q)) for q in n]
    return 1/(1 + anp.exp(-(u1*o[0] + u2*o[1] + u3*o[2] + u4*o[3] + a)))


def loss(params, X_train, y_train):
    yy = y_train.ravel()
    f = [network(X_train[i], params) for i in range(len(yy))]
    return -sum([anp.log(f[i]) if yy[i] == 1 else anp.log(1 - f[i]) for i in range(len(yy))])


def loss_gradient(params, X_train, y_train):
    g = autograd.grad(loss)
    return g(params, X_train, y_train)
