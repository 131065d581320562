import autograd.numpy as np
from autograd import grad
def sig(t): return 1/(1+np.exp(-t))
def network(x, params):
    # residual connection helps gradients to flow
    h = sig(np.dot(np.reshape(params[5:13],(4,2)), np.array(x))+params[13:])
    return sig(np.dot(params[:4], h)+params[4]+x[0]+x[1])
def loss(params, X_train, y_train):
    L = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        L = L-(t*np.log(f)+(1-t)*np.log(1-f))
    return L
loss_gradient = grad(loss, argnum=0)
