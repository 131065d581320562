import autograd.numpy as np
from autograd import make_vjp

def logit_all(params, X):
    H = 1 / (1 + np.exp(-np.dot(X, params[5:13].reshape(4, 2).T) - params[13:17]))
    return np.dot(H, params[:4]) + params[4]

def network(x, params):
    return 1 / (1 + np.exp(-logit_all(params, np.array(x))))

def loss(params, X_train, y_train):
    z = logit_all(params, X_train)
    y = np.ravel(y_train)
    return np.sum(np.log(1 + np.exp(-z)) + (1 - y) * z)

def loss_gradient(params, X_train, y_train):
    vjp, z = make_vjp(logit_all, 0)(params, X_train)
    return vjp(1 / (1 + np.exp(-z)) - np.ravel(y_train))
