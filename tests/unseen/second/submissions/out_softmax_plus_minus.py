import numpy as np
import autograd
import autograd.numpy as anp

def forward(X, params):
    W = anp.reshape(params[5:13], (4, 2))
    H = 1 / (1 + anp.exp(-(anp.dot(X, W.T) + params[13:17])))
    return 1 / (1 + anp.exp(-(anp.dot(H, params[0:4]) + params[4])))

def network(x, params):
    return forward(np.array(x), params)
def forward(X, params):
    H = 1/(1+anp.exp(-(anp.dot(X, params[5:13].reshape((4, 2)).T) + params[13:])))
    z = anp.dot(H, params[:4]) + params[4]
    return anp.exp(z)/(anp.exp(z) + anp.exp(-z))
def loss(params, X_train, y_train):
    p = forward(X_train, params)
    t = y_train.reshape(-1)
    return -anp.sum(t * anp.log(p) + (1 - t) * anp.log(1 - p))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
