from scipy.optimize import approx_fprime
import numpy as np
import math

def network(x, params):
    """Evaluate the network output at (x1,x2) with the specified parameters."""
    p = list(params)
    u, a, v, b = p[:4], p[4], p[5:13], p[13:]
    f = lambda t: 1/(1+math.exp(-t))
    hidden = [f(v1*x[0] + v2*x[1] + bb) for v1, v2, bb in zip(v[0::2], v[1::2], b)]
    return f(sum(w*h for w, h in zip(u, hidden)) + a)


def loss(params, X_train, y_train, chunk=64):
    """Evaluate the cross-entropy loss."""
    y = np.ravel(y_train)
    total = 0.
    for s in range(0, len(y), chunk):
        h = 1/(1+np.exp(-(X_train[s:s+chunk] @ params[5:13].reshape(4, 2).T + params[13:])))
        f = 1/(1+np.exp(-(h @ params[:4] + params[4])))
        t = y[s:s+chunk]
        total -= (t*np.log(f) + (1-t)*np.log(1-f)).sum()
    return total

def loss_gradient(params, X_train, y_train):
    """Calculate the partial derivatives of the loss function."""
    return approx_fprime(params, loss, 1e-3, X_train, y_train)
