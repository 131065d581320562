import numpy as np
from scipy.optimize._numdiff import approx_derivative
def _sigma(t):
    return 1 / (1 + np.exp(-t))
def _evaluate(w, X):
    return _sigma(_sigma(X @ w[5:13].reshape(4, 2).T + w[13:]) @ w[:4] + w[4])
def network(x, params):
    return _evaluate(params, np.array(x, float))
def loss(params, X_train, y_train):
    p = _evaluate(params, X_train)
    y = y_train.reshape(len(X_train))
    return -(y * np.log(p) + (1 - y) * np.log(1 - p)).sum()
def loss_gradient(params, X_train, y_train):
    return approx_derivative(loss, np.array(params, float), method='cs', rel_step=1e-30, args=(X_train, y_train))
