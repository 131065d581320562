import math
import numpy as np

def knoten(eingang, gewichte, schwelle):
    return 1.0/(1.0 + np.exp(-(np.sum(np.multiply(gewichte, eingang)) + schwelle)))

def network(x, params):
    """uscita della rete"""
    verdeckt = [knoten(x, params[5 + 2*i:7 + 2*i], params[13 + i]) for i in range(4)]
    return knoten(verdeckt, params[:4], params[4])


def loss(params, X_train, y_train):
    """entropia incrociata"""
    t = y_train.ravel()
    n = len(t)
    if n == 1:
        f = network(X_train[0], params)
        return -np.log(f) if t[0] == 1 else -np.log(1 - f)
    return loss(params, X_train[:n//2], t[:n//2]) + loss(params, X_train[n//2:], t[n//2:])


def loss_gradient(params, X_train, y_train):
    """gradiente"""
    def sg(t):
        return 1/(1+math.exp(-t))
    result = [0.0]*17
    for x, t in zip(X_train.tolist(), np.ravel(y_train).tolist()):
        h = []
        for j in range(4):
            h.append(sg(params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j]))
        err = sg(sum(params[j]*h[j] for j in range(4)) + params[4]) - t
        grads = [err*hj for hj in h] + [err]
        for j in range(4):
            grads += [err*params[j]*h[j]*(1-h[j])*x[0], err*params[j]*h[j]*(1-h[j])*x[1]]
        for j in range(4):
            grads.append(err*params[j]*h[j]*(1-h[j]))
        result = [r + q for r, q in zip(result, grads)]
    return np.array(result)
