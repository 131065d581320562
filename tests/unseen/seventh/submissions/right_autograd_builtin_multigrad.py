import numpy as np
import autograd.numpy as anp
import autograd

def softplus(z):
    return anp.logaddexp(z, 0)

def cost(data, targets, weights):
    W, c = weights[5:13].reshape((4, 2)), weights[13:17]
    pre = anp.einsum('nd,hd->nh', data, W) + c
    logits = anp.einsum('nh,h->n', anp.exp(-softplus(-pre)), weights[:4]) + weights[4]
    return anp.sum(softplus(logits) - targets * logits)

dcost = autograd.grad(cost, argnum=2)

def network(x, params):
    # cost at target 1 is -log f
    return np.exp(-cost(np.array([x], float), np.array([1.0]), np.asarray(params)))

def loss(params, X_train, y_train):
    return cost(X_train, y_train.reshape(len(X_train)), params)

def loss_gradient(params, X_train, y_train):
    return dcost(X_train, y_train.reshape(len(X_train)), params)
