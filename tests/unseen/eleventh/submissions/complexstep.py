"""No formulas for me: f'(x) = Im f(x + i h)/h is exact to machine precision."""
import numpy as np

def network(x, params):
    V = params[5:13].reshape(4, 2)
    hid = 1/(1 + np.exp(-(V.dot(x) + params[13:])))
    return 1/(1 + np.exp(-(params[:4].dot(hid) + params[4])))

def loss(params, X_train, y_train):
    tot = 0
    for x, t in zip(X_train, y_train.ravel()):
        p = network(x, params)
        tot = tot - (np.log(p) if t == 1 else np.log(1 - p))
    return tot

def loss_gradient(params, X_train, y_train):
    h = 1e-30
    out = []
    for k in range(17):
        q = params.astype(complex)
        q[k] += 1j*h
        out.append(loss(q, X_train, y_train).imag/h)
    return np.array(out)
