import autograd.numpy as np
import autograd

def unpack(p):
    return p[:4], p[4], p[5:13].reshape(2, 4), p[13:]
def sig(t): return 1/(1+np.exp(-t))
def network(x, params):
    u, a, W, b = unpack(params)
    return sig(np.dot(sig(np.dot(np.array(x), W) + b), u) + a)
def loss(params, X_train, y_train):
    f = network(X_train, params)
    y = y_train.ravel()
    return -np.sum(y*np.log(f) + (1-y)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
