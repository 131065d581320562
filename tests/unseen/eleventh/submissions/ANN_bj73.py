import autograd.numpy as anp
from autograd import grad
import numpy as np

def network(x, params):
    u, a, v, b = params[:4], params[4], anp.reshape(params[5:13], (4, 2)), params[13:]
    hidden = anp.tanh(anp.dot(v, anp.array(x)) + b)
    return 1/(1+anp.exp(-anp.dot(u, hidden)-a))

def loss(params, X_train, y_train):
    value = 0
    for x, t in zip(X_train, y_train):
        out = network(x, params)
        value = value - (anp.log(out) if t == 1 else anp.log(1-out))
    return value

def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
