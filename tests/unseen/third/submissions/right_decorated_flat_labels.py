import functools
import numpy as np
import autograd.numpy as anp
import autograd
def flat_labels(f):
    @functools.wraps(f)
    def wrapper(params, X_train, y_train):
        return f(params, X_train, np.asarray(y_train, dtype=float).reshape(len(X_train)))
    return wrapper
def network(x, params):
    x1, x2 = x[0], x[1]
    h = 1/(1+anp.exp(-(params[5:13:2]*x1 + params[6:13:2]*x2 + params[13:])))
    return 1/(1+anp.exp(-anp.sum(params[:4]*h) - params[4]))
@flat_labels
def loss(params, X_train, y_train):
    return anp.sum(anp.array([-y*anp.log(network(x, params)) - (1-y)*anp.log(1-network(x, params)) for x, y in zip(X_train, y_train)]))
@flat_labels
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
