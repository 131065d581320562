# expect: wrong; function: network; cause: one-input-twice; given: loss=your network, loss_gradient=the homework's formulas
import numpy as np
from numpy import exp, log

def s(x):
    return 1/(1+exp(-x))

def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1, x2 = x
    h1 = s(v11*x1 + v12*x2 + b1)
    h2 = s(v21*x1 + v22*x2 + b2)
    h3 = s(v31*x1 + v32*x2 + b3)
    h4 = s(v41*x1 + v42*x1 + b4)
    return s(u1*h1 + u2*h2 + u3*h3 + u4*h4 + a)

def loss(params, X_train, y_train):
    y_train = np.ravel(y_train)
    total = 0.
    for x, t in zip(X_train, y_train):
        yo = network(x, params)
        total += -(t*log(yo) + (1 - t)*log(1 - yo))
    return total

def loss_gradient(params, X_train, y_train):
    y_train = np.ravel(y_train)
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1 = X_train[:,0]
    x2 = X_train[:,1]
    h1 = s(v11*x1 + v12*x2 + b1)
    h2 = s(v21*x1 + v22*x2 + b2)
    h3 = s(v31*x1 + v32*x2 + b3)
    h4 = s(v41*x1 + v42*x1 + b4)
    yo = s(u1*h1 + u2*h2 + u3*h3 + u4*h4 + a)
    dz = yo - y_train
    d1 = dz*u1*h1*(1-h1)
    d2 = dz*u2*h2*(1-h2)
    d3 = dz*u3*h3*(1-h3)
    d4 = dz*u4*h4*(1-h4)
    return np.array([
        np.sum(dz*h1), np.sum(dz*h2), np.sum(dz*h3), np.sum(dz*h4),
        np.sum(dz),
        np.sum(d1*x1), np.sum(d1*x2),
        np.sum(d2*x1), np.sum(d2*x2),
        np.sum(d3*x1), np.sum(d3*x2),
        np.sum(d4*x1), np.sum(d4*x2),
        np.sum(d1), np.sum(d2), np.sum(d3), np.sum(d4)])
