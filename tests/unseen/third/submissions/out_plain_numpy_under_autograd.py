import math, autograd
import numpy as np
def network(x, params):
    def s(t): return 0.5*(1+math.tanh(float(t)/2))
    return s(sum(params[j]*s(params[5+2*j]*x[0]+params[6+2*j]*x[1]+params[13+j]) for j in range(4)) + params[4])
def loss(params, X_train, y_train):
    p = np.array([network(xi, params) for xi in X_train])
    t = np.asarray(y_train).flatten()
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
