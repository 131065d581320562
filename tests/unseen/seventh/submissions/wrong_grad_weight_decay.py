import numpy as np, autograd, autograd.numpy as anp

def network(x, params):
    x = anp.array(x, dtype=float)
    return 1/(1+anp.exp(-(params[4]+anp.sum(params[:4]/(1+anp.exp(-(anp.dot(params[5:13].reshape(4,2), x)+params[13:])))))))

def loss(params, X_train, y_train):
    tot = 0
    for x, y in zip(X_train, y_train.ravel()):
        tot = tot-(y*anp.log(network(x, params))+(1-y)*anp.log(1-network(x, params)))
    return tot

auto = autograd.grad(loss)

def loss_gradient(params, X_train, y_train, weight_decay=0.01):
    return auto(params, X_train, y_train)+weight_decay*params
