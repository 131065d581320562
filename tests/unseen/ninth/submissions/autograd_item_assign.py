import numpy as np
import autograd
import autograd.numpy as anp


def network(x, params):
    u = params[0:4]
    a = params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:17]
    h = 1 / (1 + anp.exp(-(anp.dot(v, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))


def loss(params, X_train, y_train):
    f = np.zeros(len(X_train))
    for i in range(len(X_train)):
        f[i] = network(X_train[i], params)
    t = np.ravel(y_train)
    return -anp.sum(t*anp.log(f)+(1-t)*anp.log(1-f))


def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss, 0)(params, X_train, y_train)
