import numpy as np
from scipy.optimize import approx_fprime
from scipy.special import expit

def network(x, params):
    return expit(params[4] + params[:4] @ expit(params[5:13].reshape(4, 2) @ np.asarray(x, float) + params[13:]))

def loss(params, X_train, y_train):
    z = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:]) @ params[:4] + params[4]
    return np.logaddexp(0, np.where(y_train.ravel() == 1, -z, z)).sum()

def loss_gradient(params, X_train, y_train):
    return approx_fprime(params, loss, 1.5e-8, X_train, y_train)
