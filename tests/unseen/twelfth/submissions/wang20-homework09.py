"""Homework 09"""
import numpy as np

class Neuron:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def fire(self, inputs):
        s = self.b
        for wi, xi in zip(self.w, inputs):
            s += wi * xi
        return 1. / (1. + np.exp(-s))

def network(x, params):
    hidden = [Neuron(params[5+2*j:7+2*j], params[13+j]) for j in range(4)]
    out = Neuron(params[0:4], params[4])
    return out.fire([n.fire(x) for n in hidden])


def loss(params, X_train, y_train, chunk=64):
    y = np.ravel(y_train)
    total = 0.
    for s in range(0, len(y) - chunk + 1, chunk):
        h = 1/(1+np.exp(-(X_train[s:s+chunk] @ params[5:13].reshape(4, 2).T + params[13:])))
        f = 1/(1+np.exp(-(h @ params[:4] + params[4])))
        t = y[s:s+chunk]
        total -= (t*np.log(f) + (1-t)*np.log(1-f)).sum()
    return total


def loss_gradient(params, X_train, y_train):
    names = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')
    p = dict(zip(names, params))
    g = dict.fromkeys(names, 0.)
    for (x1, x2), t in zip(X_train, y_train.ravel()):
        h = {i: 1/(1+np.exp(-(p[f'v{i}1']*x1 + p[f'v{i}2']*x2 + p[f'b{i}']))) for i in (1, 2, 3, 4)}
        f = 1/(1+np.exp(-(sum(p[f'u{i}']*h[i] for i in h) + p['a'])))
        g['a'] += f - t
        for i in h:
            g[f'u{i}'] += (f - t)*h[i]
            q = (f - t)*p[f'u{i}']*h[i]*(1 - h[i])
            g[f'v{i}1'] += q*x1
            g[f'v{i}2'] += q*x2
            g[f'b{i}'] += q
    return np.array([g[n] for n in names])
