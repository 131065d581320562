import autograd, autograd.numpy as anp, numpy as np


def network(x, params):
    u, a, v, theta = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    # neuron fires when the input exceeds its threshold theta
    h = 1 / (1 + anp.exp(-(anp.dot(v, anp.array(x)) - theta)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))


def loss(params, X_train, y_train):
    ce = 0
    for i, label in enumerate(y_train.flatten()):
        pr = network(X_train[i, :], params)
        ce = ce + label*anp.log(pr) + (1. - label)*anp.log(1. - pr)
    return -ce


def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss, 0)(params, X_train, y_train)
