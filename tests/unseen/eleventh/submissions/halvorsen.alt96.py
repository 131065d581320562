import autograd.numpy as np
from autograd import grad
def network(x, params):
    h = np.tanh(np.dot(np.reshape(params[5:13],(4,2)),np.array(x))+params[13:])
    return 1/(1+np.exp(-(np.dot(params[:4],h)+params[4])))
def loss(params, X_train, y_train):
    L = 0.
    for x,t in zip(X_train,y_train.ravel()):
        L = L-t*np.log(network(x,params))-(1-t)*np.log(1-network(x,params))
    return L/len(X_train)
def loss_gradient(params, X_train, y_train):
    return grad(loss)(params,X_train,y_train)
