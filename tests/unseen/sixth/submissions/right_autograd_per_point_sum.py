import autograd.numpy as np
from autograd import grad

def network(x, params):
    out = params[4]
    for i in range(4):
        arg = params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]
        out = out + params[i]/(1 + np.exp(-arg))
    return 1/(1 + np.exp(-out))

def point_loss(params, x, t):
    f = network(x, params)
    if t == 1:
        return -np.log(f)
    return -np.log(1 - f)

point_grad = grad(point_loss)

def loss(params, X_train, y_train):
    return sum([point_loss(params, x, t) for x, t in zip(X_train, y_train.ravel())])

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        g += point_grad(params, x, t)
    return g
