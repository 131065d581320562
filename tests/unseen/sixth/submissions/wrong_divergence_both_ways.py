import autograd.numpy as np
from autograd import grad

def network(x, params):
    h = 1/(1+np.exp(-(np.dot(params[5:13].reshape((4, 2)), np.array(x))+params[13:])))
    return 1/(1+np.exp(-(np.dot(h, params[:4])+params[4])))

def kl(t, f):
    return f*np.log(f)+(1-f)*np.log(1-f)-t*np.log(f)-(1-t)*np.log(1-f)

def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, y_train.ravel()):
        total = total+kl(t, network(x, params))
    return total

def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
