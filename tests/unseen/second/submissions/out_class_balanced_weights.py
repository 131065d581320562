import numpy as np
import autograd
import autograd.numpy as anp

def forward(X, params):
    W = anp.reshape(params[5:13], (4, 2))
    H = 1 / (1 + anp.exp(-(anp.dot(X, W.T) + params[13:17])))
    return 1 / (1 + anp.exp(-(anp.dot(H, params[0:4]) + params[4])))

def network(x, params):
    return forward(np.array(x), params)
def weights(t):
    n1 = t.sum(); n = len(t)
    if n1 == 0 or n1 == n:
        return 1., 1.
    return n/(2*(n - n1)), n/(2*n1)
def loss(params, X_train, y_train):
    p = forward(X_train, params)
    t = y_train.reshape(-1)
    w0, w1 = weights(t)
    return -anp.sum(w1*t*anp.log(p) + w0*(1-t)*anp.log(1-p))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
