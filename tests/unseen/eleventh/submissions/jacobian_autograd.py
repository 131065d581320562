import autograd.numpy as np
from autograd import jacobian

def outputs(params, X):
    Z = np.dot(X, params[5:13].reshape((4, 2)).T) + params[13:]
    return np.dot(1/(1 + np.exp(-Z)), params[:4]) + params[4]

dz = jacobian(outputs)

def network(x, params):
    return 1/(1 + np.exp(-outputs(params, np.array([x]))[0]))

def loss(params, X_train, y_train):
    z = outputs(params, X_train)
    t = y_train.reshape(-1)
    return np.sum(np.logaddexp(0., z) - t*z)

def loss_gradient(params, X_train, y_train):
    f = 1/(1 + np.exp(-outputs(params, X_train)))
    return np.dot(f - y_train.reshape(-1), dz(params, X_train))
