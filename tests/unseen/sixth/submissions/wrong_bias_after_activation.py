import autograd.numpy as np
from autograd import grad

def sig(t): return 0.5*(1+np.tanh(0.5*t))

def logit(x, p):
    return np.dot(p[:4], sig(np.dot(p[5:13].reshape((4, 2)), np.array(x)))+p[13:])+p[4]

def network(x, params):
    return sig(logit(x, params))

def loss(params, X_train, y_train):
    s = 0.
    for x, t in zip(X_train, y_train.ravel()):
        z = logit(x, params)
        s = s+np.logaddexp(0., -z if t == 1 else z)
    return s

loss_gradient = lambda params, X_train, y_train: grad(loss)(params, X_train, y_train)
