import numpy as np
from scipy.special import expit

def network(x, params):
    u, a, v, b = np.split(params, [4, 5, 13])
    return expit(u @ expit(v.reshape(-1, 2) @ np.asarray(x) + b) + a[0])
def loss(params, X_train, y_train):
    p = np.array([network(xi, params) for xi in X_train])
    t = np.asarray(y_train).flatten()
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
grad = np.zeros(17)
def loss_gradient(params, X_train, y_train):
    grad[:] = 0
    for x, t in zip(X_train, y_train.ravel()):
        h = expit(params[5:13].reshape(4, 2) @ x + params[13:])
        e = network(x, params) - t
        k = e*params[:4]*h*(1-h)
        grad[:4] += e*h; grad[4] += e; grad[5:13] += np.kron(k, x); grad[13:] += k
    return grad
