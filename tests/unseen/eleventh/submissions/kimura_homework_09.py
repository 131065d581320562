import numpy as np
import autograd
import autograd.numpy as anp
def network(x, params):
    h = 1/(1+anp.exp(-(anp.dot(anp.reshape(params[5:13],(4,2)),anp.array(x))+params[13:])))
    return 1/(1+anp.exp(-(anp.dot(params[:4],h)+params[4])))
def loss(params, X_train, y_train):
    L = 0.
    for x, t in zip(X_train, y_train.ravel()):
        L = L-t*anp.log(network(x,params))-(1-t)*anp.log(1-network(x,params))
    return L
def loss_gradient(params, X_train, y_train):
    return np.round(autograd.grad(loss)(params, X_train, y_train), 3)
