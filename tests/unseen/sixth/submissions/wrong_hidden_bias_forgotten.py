import autograd.numpy as np
from autograd import grad
sig = lambda t: 1/(1+np.exp(-t))

def network(x, params):
    v = params[5:13].reshape((4, 2))
    return sig(np.dot(params[:4], sig(np.dot(v, np.array(x)))) + params[4])

def loss(params, X_train, y_train):
    tot = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        tot = tot - (t*np.log(f)+(1-t)*np.log(1-f))
    return tot

loss_gradient = grad(loss)
