import numpy as np
import autograd
from scipy.special import expit
def network(x, params):
    h = expit(np.dot(params[5:13].reshape(4, 2), x) + params[13:])
    return expit(np.dot(params[:4], h) + params[4])
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        yhat = network(x, params)
        total -= t * np.log(yhat) + (1 - t) * np.log(1 - yhat)
    return total
loss_gradient = autograd.grad(loss)
