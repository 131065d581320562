import autograd.numpy as np
import autograd
def g(t):
    return 1./(1.+np.exp(-t))
def network(x, params):
    return g(sum(params[j]*g(params[5+2*j]*x[0]+params[6+2*j]*x[1]+params[13+j])+params[4] for j in range(4)))
def loss(params, X_train, y_train):
    return -sum(t*np.log(network(x,params))+(1-t)*np.log(1-network(x,params)) for x,t in zip(X_train,y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
