import numpy as np
import autograd.numpy as anp
import autograd

def sigmoid(z):
    return 1. / (1. + anp.exp(-z))

def network(x, params):
    """ネットワークの出力"""
    hid = sigmoid(anp.dot(anp.reshape(params[5:13], (4, 2)), anp.array(x)) + params[13:17])
    return sigmoid(anp.dot(params[0:4], hid) + params[4])


def loss(params, X_train, y_train):
    """交差エントロピー"""
    hid = 1/(1 + anp.exp(-(anp.dot(X_train, anp.reshape(params[5:13], (4, 2)).T) + params[13:])))
    o = 1/(1 + anp.exp(-(anp.dot(hid, params[:4]) + params[4])))
    t = y_train.ravel()
    return -anp.sum(t * anp.log(o) + (1 - t) * anp.log(1 - o))


grad_of_loss = autograd.grad(loss)

def loss_gradient(params, X_train, y_train):
    """勾配"""
    return grad_of_loss(params, X_train, y_train)
