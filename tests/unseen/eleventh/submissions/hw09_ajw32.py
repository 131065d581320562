import autograd.numpy as np
from autograd import grad
def network(x, params):
    h = 1/(1+np.exp(-(np.dot(params[5:13].reshape((4,2)), np.array(x))+params[13:])))
    return 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))
def loss(params, X_train, y_train):
    E = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = netwrok(x, params)
        E = E-t*np.log(f)-(1-t)*np.log(1-f)
    return E
def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
