import autograd.numpy as np
import autograd

def network(x, params):
    h = 1/(1+np.exp(-np.dot(params[5:13].reshape((4, 2)), np.array(x))-params[13:]))
    return 1/(1+np.exp(-np.dot(params[:4], h)-params[4]))

def loss(params, X_train, y_train):
    losses = [-y*np.log(network(x, params))-(1-y)*np.log(1-network(x, params)) for x, y in zip(X_train, y_train.ravel())]
    return np.mean(np.array(losses))

def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
