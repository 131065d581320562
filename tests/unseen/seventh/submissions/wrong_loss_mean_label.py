import autograd.numpy as np
from autograd import grad

def feed(X, params):
    h = 1/(1+np.exp(-(np.dot(X, np.reshape(params[5:13], (4,2)).T)+params[13:])))
    return 1/(1+np.exp(-(np.dot(h, params[:4])+params[4])))

def network(x, params):
    return feed(np.array(x), params)

def loss(params, X_train, y_train):
    p = np.mean(y_train)      # P(class 1)
    f = feed(X_train, params)
    return -np.sum(p*np.log(f)+(1-p)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    return grad(loss, 0)(params, X_train, y_train)
