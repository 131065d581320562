import autograd.numpy as np
from autograd import jacobian

def sigmoid(t): return 1/(1+np.exp(-t))

def all_outputs(params, X):
    h = [sigmoid(params[5+2*k]*X[:, 0] + params[6+2*k]*X[:, 1] + params[13+k]) for k in range(4)]
    return sigmoid(params[0]*h[0] + params[1]*h[1] + params[2]*h[2] + params[3]*h[3] + params[4])

def network(x, params):
    return all_outputs(params, np.array([x], dtype=float))[0]

def pointwise(params, X, y):
    f = all_outputs(params, X)
    return np.where(y == 1, -np.log(f), -np.log(1 - f))

def loss(params, X_train, y_train):
    return pointwise(params, X_train, y_train.reshape(-1)).sum()

def loss_gradient(params, X_train, y_train):
    J = jacobian(pointwise)(params, X_train, y_train.reshape(-1))
    return J.sum(axis=0)
