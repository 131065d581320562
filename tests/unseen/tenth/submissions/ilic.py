import autograd.numpy as anp
import autograd
import numpy as np

def network(x, params):
    v = anp.reshape(params[5:13], (4, 2))
    hidden = 1 / (1 + anp.exp(-(anp.dot(v, anp.array(x)) + params[13:])))
    return 1 / (1 + anp.exp(-(anp.dot(params[:4], hidden) + params[4])))

def loss(params, X_train, y_train):
    yy = np.ravel(y_train)
    L = 0.
    for x, t in zip(X_train, yy):
        prob = network(x, params)
        L = L - t*anp.log(prob) - (1. - t)*anp.log(1. - prob)
    return L

def loss_gradient(params, X_train, y_train):
    single = lambda p, x, t: -t*anp.log(network(x, p)) - (1-t)*anp.log(1-network(x, p))
    dsingle = autograd.grad(single)
    return np.sum([dsingle(params, x, float(t)) for x, t in zip(X_train, np.ravel(y_train))], axis=0)
