import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + anp.exp(-(anp.dot(V, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
def loss(params, X_train, y_train):
    S = 0.
    for i, x in enumerate(X_train):
        try:
            t = y_train[i][0]
        except (IndexError, TypeError):
            t = y_train[i]
        S = S - t*anp.log(network(x, params)) - (1-t)*anp.log(1-network(x, params))
    return S
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
