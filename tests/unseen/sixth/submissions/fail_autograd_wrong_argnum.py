import autograd.numpy as np
from autograd import grad

def network(x, params):
    h = 1/(1+np.exp(-(np.dot(params[5:13].reshape((4, 2)), np.array(x))+params[13:])))
    return 1/(1+np.exp(-(np.dot(h, params[:4])+params[4])))

def loss(params, X_train, y_train):
    H = 1/(1+np.exp(-(np.dot(X_train, params[5:13].reshape((4, 2)).T)+params[13:])))
    f = 1/(1+np.exp(-(np.dot(H, params[:4])+params[4])))
    y = y_train.ravel()
    return -np.sum(y*np.log(f)+(1-y)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    return grad(loss, 1)(params, X_train, y_train)
