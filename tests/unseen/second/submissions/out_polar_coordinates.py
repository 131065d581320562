import numpy as np
import autograd.numpy as anp
from autograd import grad
def polar(X):
    X = np.asarray(X, float)
    r, f = np.hypot(X[..., 0], X[..., 1]), np.arctan2(X[..., 1], X[..., 0])
    return np.stack([r*np.cos(2*f), r*np.sin(2*f)], axis=-1)
def network(x, params):
    h = 1/(1+anp.exp(-(anp.dot(polar(x), params[5:13].reshape((4, 2)).T) + params[13:])))
    return 1/(1+anp.exp(-anp.dot(h, params[:4]) - params[4]))
def loss(params, X_train, y_train):
    p = network(X_train, params); t = y_train.flatten()
    return -anp.sum(t*anp.log(p) + (1-t)*anp.log(1-p))
def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
