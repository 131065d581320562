import numpy as np
from scipy.optimize import approx_fprime
def network(x, params):
    """Network output at (x1,x2)."""
    u, a = params[:4], params[4]
    W1 = params[5:13].reshape(4, 2)
    b = params[13:]
    s = 1 / (1 + np.exp(-(W1.dot(x) + b)))
    return 1 / (1 + np.exp(-(u.dot(s) + a)))

def loss(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).ravel()
    s = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    zz = s @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, zz) - t*zz)

def loss_gradient(params, X_train, y_train):
    return approx_fprime(params, loss, 1.5e-8, X_train, y_train)
