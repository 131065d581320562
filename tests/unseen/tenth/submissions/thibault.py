import autograd.numpy as anp
import autograd
import numpy as np

def network(x, params):
    v = anp.reshape(params[5:13], (4, 2))
    hid = 1 / (1 + anp.exp(-(anp.dot(v, anp.array(x)) + params[13:])))
    return 1 / (1 + anp.exp(-(anp.dot(params[:4], hid) + params[4])))

def loss(params, X_train, y_train):
    L = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        L = L - t*anp.log(f) - (1-t)*anp.log1p(f)
    return L

def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
