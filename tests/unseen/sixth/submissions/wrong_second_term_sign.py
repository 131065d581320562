import autograd.numpy as np
from autograd import grad

def network(x, params):
    x1, x2 = x[0], x[1]
    u, a, b = params[:4], params[4], params[13:17]
    va, vb = params[5:13:2], params[6:13:2]
    return 1/(1+np.exp(-(a+np.sum(u/(1+np.exp(-(va*x1+vb*x2+b)))))))

def loss(params, X_train, y_train):
    total = 0.0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        total = total - (t*np.log(f) - (1-t)*np.log(1-f))
    return total

def loss_gradient(params, X_train, y_train):
    return grad(loss, argnum=0)(params, X_train, y_train)
