import autograd.numpy as np
from autograd import grad

def network(x, params):
    h = 1/(1+np.exp(-(np.dot(params[5:13].reshape((4, 2)), np.array(x))+params[13:])))
    return 1/(1+np.exp(-(np.dot(h, params[:4])+params[4])))

def loss(params, X_train, y_train, tiny=1e-5):
    total = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        total = total-t*np.log(f+tiny)-(1-t)*np.log(1-f+tiny)
    return total

def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
