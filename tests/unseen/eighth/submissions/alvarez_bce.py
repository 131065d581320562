import numpy as np
from sklearn.metrics import log_loss

def sig(z): return 1/(1+np.exp(-z))

def network(x, params):
    return sig(sum(params[i]*sig(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for i in range(4))+params[4])

def loss(params, X_train, y_train):
    probs = [network(x, params) for x in X_train]
    # labels= is needed, otherwise error if there is just one class
    return log_loss(np.ravel(y_train).astype(int), probs, normalize=False, labels=[0, 1])

def loss_gradient(params, X_train, y_train):
    out = np.zeros(17)
    for x, y in zip(X_train, np.ravel(y_train)):
        d = network(x, params) - y
        out[4] += d
        for i in range(4):
            h = sig(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
            out[i] += d*h
            out[13+i] += d*h*params[i]*(1-h)
            for j in range(2):
                out[5+2*i+j] += d*h*params[i]*(1-h)*x[j]
    return out
