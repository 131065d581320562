import autograd.numpy as anp
from autograd import jacobian
import numpy as np

def logits(params, X):
    V = params[5:13].reshape((4, 2))
    return anp.dot(anp.tanh((anp.dot(X, V.T) + params[13:]) / 2) / 2 + 0.5, params[:4]) + params[4]

def network(x, params):
    return 1.0 / (1.0 + np.exp(-logits(params, np.array([x], dtype=float))[0]))

def loss(params, X_train, y_train):
    z = logits(params, X_train)
    return np.sum(np.logaddexp(0, z)) - np.dot(y_train.ravel(), z)

J = jacobian(logits)

def loss_gradient(params, X_train, y_train):
    z = logits(params, X_train)
    return J(params, X_train).T @ (1 / (1 + np.exp(-z)) - y_train.ravel())
