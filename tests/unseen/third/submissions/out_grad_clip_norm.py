import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + anp.exp(-(anp.dot(V, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
def loss(params, X_train, y_train):
    out = 0.
    y = anp.ravel(y_train)
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        out = out - (y[i] * anp.log(p) + (1. - y[i]) * anp.log(1. - p))
    return out
def loss_gradient(params, X_train, y_train):
    g = autograd.grad(loss)(params, X_train, y_train)
    n = np.linalg.norm(g)
    max_norm = 60
    return g*max_norm/n if n > max_norm else g
