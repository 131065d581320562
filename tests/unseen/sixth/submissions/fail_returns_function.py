import autograd.numpy as np
from autograd import grad

def network(x, params):
    z = params[4]
    for i in range(4):
        z = z+params[i]/(1+np.exp(-params[5+2*i]*x[0]-params[6+2*i]*x[1]-params[13+i]))
    return 1/(1+np.exp(-z))

def loss(params, X_train, y_train):
    f = network(X_train.T, params)
    y = y_train.flatten()
    return -np.dot(y, np.log(f))-np.dot(1-y, np.log(1-f))

def loss_gradient(params, X_train, y_train):
    return grad(loss)
