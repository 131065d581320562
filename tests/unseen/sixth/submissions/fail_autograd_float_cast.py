import math
import autograd.numpy as np
from autograd import grad

def sig(t):
    return 1/(1+math.exp(-t))

def network(x, params):
    z = float(params[4])
    for i in range(4):
        z += float(params[i])*sig(float(params[5+2*i])*x[0]+float(params[6+2*i])*x[1]+float(params[13+i]))
    return sig(z)

def loss(params, X_train, y_train):
    return -sum([np.log(network(x, params)) if t == 1 else np.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel())])

def loss_gradient(params, X_train, y_train):
    g = grad(loss)(params, X_train, y_train)
    if not isinstance(g, np.ndarray):
        raise TypeError('no gradient')
    return g
