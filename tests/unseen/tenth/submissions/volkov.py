import autograd.numpy as anp
import autograd
import numpy as np
def network(x, params):
    v = anp.reshape(params[5:13], (4, 2))
    s = 1 / (1 + anp.exp(-(anp.dot(v, anp.array(x)) + params[13:])))
    return 1 / (1 + anp.exp(-(anp.dot(params[:4], s) + params[4])))

def loss(params, X_train, y_train):
    yy = np.ravel(y_train)
    ans = 0.
    for x, t in zip(X_train, yy):
        phat = network(x, params)
        ans = ans - t*anp.log(phat) - (1. - t)*anp.log(1. - phat)
    return ans

def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss, 1)(params, X_train, y_train)
