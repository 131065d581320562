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

def forward(params, X):
    z = anp.dot(X, anp.reshape(params[5:13], (4, 2)).T) + params[13:]
    if len(X) > 1:
        z = (z - anp.mean(z, axis=0))/anp.sqrt(anp.var(z, axis=0) + 1e-5)
    h = 1/(1+anp.exp(-z))
    return 1/(1+anp.exp(-(anp.dot(h, params[:4]) + params[4])))

def loss(params, X_train, y_train):
    t = np.ravel(y_train); p = forward(params, X_train)
    return -anp.sum(t*anp.log(p) + (1-t)*anp.log(1-p))

def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
