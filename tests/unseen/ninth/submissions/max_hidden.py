import autograd, autograd.numpy as anp
import numpy as np
def network(x, params):
    h = 1/(1+anp.exp(-(anp.dot(params[5:13].reshape(4,2), anp.array(x))+params[13:])))
    return 1/(1+anp.exp(-(anp.max(params[:4]*h)+params[4])))
def loss(params, X_train, y_train):
    yy = y_train.ravel()
    f = [network(X_train[i], params) for i in range(len(yy))]
    return -sum([anp.log(f[i]) if yy[i] == 1 else anp.log(1 - f[i]) for i in range(len(yy))])
def loss_gradient(params, X_train, y_train):
    loss_of_p = lambda p: loss(p, X_train, y_train)
    return autograd.grad(loss_of_p)(params)
