import autograd.numpy as anp
from autograd import make_vjp
import numpy as np
def logits(params, X):
    H = 1/(1+anp.exp(-(anp.dot(X, anp.reshape(params[5:13], (4, 2)).T) + params[13:])))
    return anp.dot(H, params[:4]) + params[4]
def network(x, params): return 1/(1+np.exp(-logits(params, np.array([x]))[0]))
def loss(params, X_train, y_train):
    z = logits(params, X_train); return np.sum(np.log1p(np.exp(z)) - y_train.ravel()*z)
def loss_gradient(params, X_train, y_train):
    vjp, z = make_vjp(lambda p: logits(p, X_train))(params)
    return vjp(1/(1+np.exp(-z)) - y_train.ravel())
