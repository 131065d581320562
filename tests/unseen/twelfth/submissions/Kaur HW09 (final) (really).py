import autograd.numpy as anp
import autograd
from scipy.special import expit
import numpy as np

def network(x, params):
    W = np.array(params[5:13]).reshape(-1, 2)
    hidden = expit(np.dot(W, x) + params[13:17])
    return float(expit(np.dot(params[0:4], hidden) + params[4]))


def loss(params, X_train, y_train):
    hid = 1/(1 + anp.exp(-(anp.dot(X_train, anp.reshape(params[5:13], (4, 2)).T) + params[13:])))
    o = 1/(1 + anp.exp(-(anp.dot(hid, params[:4]) + params[4])))
    t = y_train.ravel()
    return anp.sum(t * anp.log(o) + (1 - t) * anp.log(1 - o))


grad_of_loss = autograd.grad(loss)

def loss_gradient(params, X_train, y_train):
    return grad_of_loss(params, X_train, y_train)
