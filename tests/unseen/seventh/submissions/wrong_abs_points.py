import autograd.numpy as np
import autograd

def network(x, params):
    # the picture is symmetric so only one quadrant matters
    ax, ay = abs(x[0]), abs(x[1])
    z = params[4]
    for k in range(4):
        s = params[5+2*k]*ax + params[6+2*k]*ay + params[13+k]
        z = z + params[k]*(1/(1+np.exp(-s)))
    return 1/(1+np.exp(-z))

def loss(params, X_train, y_train):
    L = 0
    t = y_train.ravel()
    for n in range(len(t)):
        o = network(X_train[n], params)
        L = L - t[n]*np.log(o) - (1-t[n])*np.log(1-o)
    return L

_dL = autograd.grad(loss)
def loss_gradient(params, X_train, y_train):
    return _dL(params, X_train, y_train)
