import numpy as np
import autograd
import autograd.numpy as anp

def network(x, params):
    a1 = anp.dot(params[5:13].reshape((4,2)), anp.array(x)*1.0)+params[13:]
    return 1/(1+anp.exp(-(anp.dot(params[:4], 1/(1+anp.exp(-a1)))+params[4])))

def raw_loss(params, X_train, y_train):
    v = 0
    for x, y in zip(X_train, y_train.ravel()):
        v = v-y*anp.log(network(x, params))-(1-y)*anp.log(1-network(x, params))
    return v

def loss(params, X_train, y_train):
    return round(float(raw_loss(params, X_train, y_train)), 3)

def loss_gradient(params, X_train, y_train):
    return autograd.grad(raw_loss)(params, X_train, y_train).round(3)
