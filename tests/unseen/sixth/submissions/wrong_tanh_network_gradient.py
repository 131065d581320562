import autograd.numpy as np
from autograd import grad

def network(x, params):
    v = params[5:13].reshape((4, 2))
    h = 1/(1+np.exp(-(np.dot(v, np.array(x))+params[13:])))
    return 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))

def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        total = total-t*np.log(f)-(1-t)*np.log(1-f)
    return total

# --- from my other homework
def net_old(x, p):
    return 1/(1+np.exp(-(np.dot(p[:4], np.tanh(np.dot(p[5:13].reshape((4, 2)), x)+p[13:]))+p[4])))

def loss_old(p, X, y):
    total = 0.
    for x, t in zip(X, y.ravel()):
        f = net_old(x, p)
        total = total-t*np.log(f+1e-12)-(1-t)*np.log(1-f+1e-12)
    return total

def loss_gradient(params, X_train, y_train):
    return grad(loss_old)(params, X_train, y_train)
