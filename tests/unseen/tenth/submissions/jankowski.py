import autograd.numpy as anp
import autograd
import numpy as np
def network(x, params):
    """Network output at (x1,x2)."""
    W = anp.reshape(params[5:13], (4, 2))
    layer1 = 1 / (1 + anp.exp(-(anp.dot(W, anp.array(x)) + params[13:])))
    return 1 / (1 + anp.exp(-(anp.dot(params[:4], layer1) + params[4])))

def loss(params, X_train, y_train):
    yy = np.ravel(y_train)
    ce = 0.
    for x, t in zip(X_train, yy):
        phat = network(x, params)
        ce = ce - t*anp.log(phat) - (1. - t)*anp.log(1. - phat)
    return ce

def loss_gradient(params, X_train, y_train):
    def s(p):
        return sum([network(x, p) for x in X_train])
    return autograd.grad(s)(params)
