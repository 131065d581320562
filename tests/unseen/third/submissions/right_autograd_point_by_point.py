import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + anp.exp(-(anp.dot(V, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
def point_loss(params, x, t):
    p = network(x, params)
    return -t*anp.log(p) - (1-t)*anp.log(1-p)
def loss(params, X_train, y_train):
    return sum(point_loss(params, x, t) for x, t in zip(X_train, np.array(y_train).ravel()))
def loss_gradient(params, X_train, y_train):
    one = autograd.grad(point_loss)
    g = np.zeros_like(params)
    for x, t in zip(X_train, np.array(y_train).ravel()):
        g += one(params, x, t)
    return g
