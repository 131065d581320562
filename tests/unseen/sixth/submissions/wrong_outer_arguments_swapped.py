import numpy as np
import autograd.numpy as anp

def act(t): return 1/(1+anp.exp(-t))

def network(x, params):
    return act(anp.dot(act(anp.dot(params[5:13].reshape((4, 2)), anp.array(x))+params[13:]), params[:4])+params[4])

def loss(params, X_train, y_train):
    return -anp.sum(anp.array([t*anp.log(network(x, params))+(1-t)*anp.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel())]))

def loss_gradient(params, X_train, y_train):
    parts = []
    for x, t in zip(X_train, y_train.ravel()):
        h = act(np.dot(params[5:13].reshape((4, 2)), x)+params[13:])
        delta2 = network(x, params)-t
        delta1 = delta2*params[:4]*h*(1-h)
        parts.append(np.concatenate([delta2*h, [delta2], np.outer(x, delta1).ravel(), delta1]))
    return sum(parts)
