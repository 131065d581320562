import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x, float) + b) + a)
def loss(params, X_train, y_train):
    z = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:]) @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, np.where(np.ravel(y_train) == 1, -z, z)))
from scipy.optimize import approx_fprime
def loss_gradient(params, X_train, y_train): return approx_fprime(params, loss, 1.5e-8, X_train, y_train)
