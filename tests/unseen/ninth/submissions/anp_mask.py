import autograd.numpy as np
from autograd import grad

def network(x, params):
    return 1. / (1. + np.exp(-net_input(np.array(x), params)))

def net_input(x, params):
    h = 1. / (1. + np.exp(-(params[5:13:2] * x[0] + params[6:13:2] * x[1] + params[13:])))
    return np.sum(params[:4] * h) + params[4]

def loss(params, X_train, y_train):
    signs = 1 - 2 * y_train.flatten()
    return np.sum(np.array([np.log1p(np.exp(s * net_input(x, params))) for x, s in zip(X_train, signs)]))

loss_gradient = grad(loss)
