import autograd
import autograd.numpy as anp
import numpy as np

def outputs(p, X):
    h = 1/(1 + anp.exp(-(anp.dot(X, anp.reshape(p[5:13], (4, 2)).T) + p[13:])))
    return 1/(1 + anp.exp(-(anp.dot(h, p[:4]) + p[4])))

J = autograd.jacobian(outputs)

def network(x, params):
    return outputs(params, np.asarray(x, dtype=float).reshape(1, 2))[0]

def loss(params, X_train, y_train):
    f, t = outputs(params, X_train), y_train.flatten()
    return -np.sum(t*np.log(f)) - np.sum((1 - t)*np.log(1 - f))

def loss_gradient(params, X_train, y_train):
    f, t = outputs(params, X_train), y_train.flatten()
    return ((f - t)/(f*(1 - f))) @ J(params, X_train)
