import autograd.numpy as np
from autograd import grad

def network(x, params):
    v = params[5:13].reshape(4, 2)
    h = 1/(1+np.exp(-(np.dot(v, np.array(x))+params[13:])))
    return 1/1+np.exp(-(np.dot(params[:4], h)+params[4]))

def loss(params, X_train, y_train):
    # -y log p for class 1, the other for class 0
    ll = 0.0
    for x, y in zip(X_train, y_train.ravel()):
        ll = ll + y*np.log(network(x, params)) + (1-y)*np.log(1-network(x, params))
    return -ll

def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
