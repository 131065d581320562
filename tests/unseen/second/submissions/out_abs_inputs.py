import numpy as np
import autograd.numpy as anp
from autograd import grad

def network(x, params):
    out = params[4]
    for i in range(4):
        t = params[5 + 2 * i] * x[0] + params[6 + 2 * i] * x[1] + params[13 + i]
        out = out + params[i] / (1 + anp.exp(-t))
    return 1 / (1 + anp.exp(-out))
def network(x, params):
    x = anp.abs(anp.array(x))
    z = params[4]
    for i in range(4):
        z = z + params[i]/(1+anp.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])))
    return 1/(1+anp.exp(-z))
def loss(params, X_train, y_train):
    p = network(X_train.T, params)
    return -anp.sum(anp.log(anp.where(y_train.ravel() == 1, p, 1-p)))
def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
