import autograd.numpy as anp
import autograd
import numpy as np


def network(x, params):
    """Evaluate the network output at (x1,x2) with the specified parameters.

    Returns
    -------
    float
        Value of the network's single output node.
    """
    x = anp.array(x)
    w = {'u': params[:4], 'a': params[4], 'v': anp.reshape(params[5:13], (4, 2)), 'b': params[13:17]}
    layer1 = anp.tanh((anp.matmul(w['v'], x) + w['b']) / 2) / 2 + 0.5
    return anp.tanh((anp.sum(w['u'] * layer1) + w['a']) / 2) / 2 + 0.5


def loss(params, X_train, y_train):
    # """Evaluate the cross-entropy loss."""
    ce = 0
    for i, label in enumerate(y_train.flatten()):
        pr = network(X_train[i, :], params)
        ce = ce + label*anp.log(pr) + (1. - label)*anp.log(1. - pr)
    return -ce


def loss_gradient(params, X_train, y_train):
    # """Calculate the partial derivatives of the loss function."""
    return autograd.jacobian(loss)(params, X_train, y_train)
