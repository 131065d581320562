import autograd.numpy as anp
import autograd
import numpy as np

def network(x, params):
    # sigma(t) = (1 + tanh(t/2))/2
    S = lambda t: 0.5 * (1 + np.tanh(0.5 * t))
    t = params[5:13:2] * x[0] + params[6:13:2] * x[1] + params[13:]
    return S((params[:4] * S(t)).sum() + params[4])


def loss(params, X_train, y_train):
    hid = 1/(1 + anp.exp(-(anp.dot(X_train, anp.reshape(params[5:13], (4, 2)).T) + params[13:])))
    o = 1/(1 + anp.exp(-(anp.dot(hid, params[:4]) + params[4])))
    t = y_train.ravel()
    return -anp.sum(t * anp.log2(o) + (1 - t) * anp.log2(1 - o))


grad_of_loss = autograd.grad(loss)

def loss_gradient(params, X_train, y_train):
    return grad_of_loss(params, X_train, y_train)
