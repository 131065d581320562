import autograd.numpy as np
from autograd import grad

def network(x, params):
    h = 1/(1+np.exp(-(np.dot(params[5:13].reshape((4, 2)), np.array(x))+params[13:])))
    return 1/(1+np.exp(-(np.dot(h, params[:4])+params[4])))

def loss(params, X_train, y_train):
    return -sum(np.log(network(x, params)) if t == 1 else np.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    return np.around(grad(loss)(params, X_train, y_train), decimals=5)
