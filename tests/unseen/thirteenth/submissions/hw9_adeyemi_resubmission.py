import numpy as np
import math

def logistic(t):
    if t >= 0:
        return 1 / (1 + math.exp(-t))
    e = math.exp(t)
    return e / (1 + e)

def network(x, params):
    """sortie du réseau pour un point x"""
    z = params[4]
    for k in range(4):
        z = z + params[k] * logistic(np.dot(params[5+2*k:7+2*k], x) + params[13+k])
    return logistic(z)


def loss(params, X_train, y_train):
    """entropie croisée"""
    Z = X_train @ params[5:13].reshape((4, 2)).T + params[13:]
    o = 1/(1+np.exp(-((1/(1+np.exp(-Z))) @ params[:4] + params[4])))
    y = y_train.ravel()
    return -(np.dot(y, np.log(o)) + np.dot(1 - y, np.log(1 - o)))

def loss_gradient(params, X_train, y_train):
    """dérivées partielles"""
    h = np.sqrt(np.finfo(float).eps)
    E = lambda q: loss(q, X_train, y_train)
    return np.array([(E(params + h*e) - E(params))/h for e in np.eye(17)])
