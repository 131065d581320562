import numpy as np
import autograd.numpy as anp
from autograd import grad

def network(x, params):
    u, a, v, b = params[:4], params[4], params[5:13], params[13:]
    total = a
    for i in range(4):
        total = total + u[i]/(1 + anp.exp(-(v[2*i]*x[0] + v[2*i+1]*x[1] + b[i])))
    return 1/(1 + anp.exp(-total))

dnet = grad(network, argnum=1)

def loss(params, X_train, y_train):
    s = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        p = network(x, params)
        s = s - np.log(p if t == 1 else 1 - p)
    return s

def loss_gradient(params, X_train, y_train):
    s = np.zeros(17)
    for x, t in zip(X_train, y_train.reshape(-1)):
        p = network(x, params)
        s += (-1/p if t == 1 else 1/(1 - p))*dnet(x, params)
    return s
