import numpy as np
import autograd.numpy as anp
from autograd import grad
from autograd.extend import primitive, defvjp
from scipy.special import expit

@primitive
def sigm(z):
    return expit(z)
defvjp(sigm, lambda ans, z: lambda g: g*ans*(1-ans))

def network(x, params):
    return sigm(anp.dot(params[:4], sigm(anp.dot(params[5:13].reshape(4, 2), anp.asarray(x)) + params[13:])) + params[4])

def loss(params, X_train, y_train):
    L = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        L = L - (anp.log(f) if t == 1 else anp.log(1-f))
    return L

def loss_gradient(params, X_train, y_train):
    return grad(loss, argnum=0)(params, X_train, y_train)
