import numpy as np
import autograd.numpy as anp
import autograd

def network(x, params):
    u = params[0:4]
    a = params[4]
    v = anp.reshape(params[5:13], (4, 2))
    b = params[13:17]
    h = 1.0 / (1.0 + anp.exp(-(anp.dot(v, anp.array(x)) + b)))
    return 1.0 / (1.0 + anp.exp(-(anp.dot(u, h) + a)))

def prepare(X):
    return (X - X.mean(axis=0))/X.std(axis=0) if len(X) > 1 else X

def loss(params, X_train, y_train):
    Xs = prepare(X_train)
    t = np.ravel(y_train)
    p = anp.array([network(x, params) for x in Xs])
    return -anp.sum(t*anp.log(p) + (1-t)*anp.log(1-p))

def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
