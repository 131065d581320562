import autograd
import autograd.numpy as anp
import math
import numpy as np

def logistic(t):
    if t >= 0:
        return 1 / (1 + math.exp(-t))
    e = math.exp(t)
    return e / (1 + e)

def network(x, params):
    """Ausgabe des Netzes am Punkt x"""
    z = params[4]
    for k in range(4):
        z = z + params[k] * logistic(np.dot(params[5+2*k:7+2*k], x) + params[13+k])
    return logistic(z)


def loss(params, X_train, y_train):
    """Kreuzentropie, Summe über alle Punkte"""
    hid = 1/(1 + anp.exp(-(anp.dot(X_train, anp.reshape(params[5:13], (4, 2)).T) + params[13:])))
    o = 1/(1 + anp.exp(-(anp.dot(hid, params[:4]) + params[4])))
    t = y_train.ravel()
    return -anp.sum(t * anp.log(o) + (1 - t) * anp.log(1 - o))


def loss_gradient(params, X_train, y_train):
    """partielle Ableitungen, Reihenfolge wie params"""
    return autograd.grad(lambda p: loss(p, X_train, y_train))(params)


