import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + anp.exp(-(anp.dot(V, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
def normalise(X):
    m = np.max(np.abs(X))
    return X/m if m > 5 else X
def loss(params, X_train, y_train):
    L = 0
    for x, t in zip(normalise(X_train), anp.ravel(y_train)):
        p = network(x, params)
        L = L - anp.log(p) if t == 1 else L - anp.log(1-p)
    return L
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
