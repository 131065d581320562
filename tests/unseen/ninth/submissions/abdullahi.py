import numpy as np
import autograd
import autograd.numpy as anp

# def network(x, params):
#     return params @ x      # no

def network(x, params):
    # this one works!!
    u = params[0:4]
    a = params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:17]
    hidden = 1 / (1 + anp.exp(-(anp.dot(v, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, hidden) + a)))


def loss(params, X_train, y_train):
    # print(params)  too long
    N = len(X_train)
    L = 0
    for i in range(N):
        q = network(X_train[i], params)
        t = float(np.squeeze(y_train[i]))
        L += -(t * anp.log(q) + (1 - t) * anp.log(1 - q))
    return L


def loss_gradient(params, X_train, y_train):
    # autograd was slow on the loop so I wrote it again with matrices
    def E(q):
        h = 1 / (1 + anp.exp(-(anp.dot(X_train, q[5:13].reshape((4, 2)).T) + q[13:])))
        z = anp.dot(h, q[:4]) + q[4]
        return anp.sum(anp.logaddexp(0., z) - np.ravel(y_train) * z)
    return autograd.grad(E)(params)
