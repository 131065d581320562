import numpy as np
import autograd, autograd.numpy as anp
def network(x, params):
    h = 1/(1+anp.exp(-(anp.dot(params[5:13].reshape(4, 2), np.array(x)) + params[13:])))
    return 1/(1+anp.exp(-anp.dot(params[:4], h)))
def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    L = 0.
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        L = L - t[i]*anp.log(p) - (1-t[i])*anp.log(1-p)
    return L
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
