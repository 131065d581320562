import autograd
import autograd.numpy as anp
from math import exp, log, log1p, fsum
import numpy as np
def network(x, params):
    def sigma(t):
        return 1 / (1 + np.exp(-t))
    hidden = []
    for i in range(4):
        w1, w2 = params[5 + i*2], params[5 + i*2 + 1]
        hidden.append(sigma(w1*x[0] + w2*x[1] + params[13 + i]))
    y_out = params[4]
    for i in range(4):
        y_out = y_out + params[i]*hidden[i]
    return sigma(y_out)
def loss(params, X_train, y_train):
    terms = []
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        terms.append(-log(f) if t == 1 else -log1p(-f))
    return fsum(terms)
def loss_gradient(params, X_train, y_train):
    # autograd as in the optimization lecture
    def E(q):
        hid = 1 / (1 + anp.exp(-(anp.dot(X_train, q[5:13].reshape((4, 2)).T) + q[13:])))
        z = anp.dot(hid, q[:4]) + q[4]
        return anp.sum(anp.logaddexp(0., z) - np.ravel(y_train) * z)
    return autograd.grad(E)(params)
