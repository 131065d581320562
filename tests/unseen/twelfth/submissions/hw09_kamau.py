import math
import matplotlib.pyplot as plt
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
    """forward pass"""
    hidden = [Neuron(params[5+2*j:7+2*j], params[13+j]) for j in range(4)]
    out = Neuron(params[0:4], params[4])
    return out.fire([n.fire(x) for n in hidden])


def loss(params, X_train, y_train):
    """cross entropy"""
    total = 0
    for n in range(len(X_train)):
        o = network(X_train[n], params)
        if float(np.squeeze(y_train[n])) == 1:
            total += -math.log(o)
        else:
            total += -math.log(1 - o)
    return total


def loss_gradient(params, X_train, y_train):
    """backprop by hand"""
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


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    p = initial.copy()
    m, v = np.zeros(17), np.zeros(17)
    loss_history = [loss(p, X_train, y_train)]
    for k in range(1, n_steps + 1):
        g = loss_gradient(p, X_train, y_train)
        m = 0.9*m + 0.1*g
        v = 0.999*v + 0.001*g*g
        p -= eta*(m/(1 - 0.9**k))/(np.sqrt(v/(1 - 0.999**k)) + 1e-8)
        loss_history.append(loss(p, X_train, y_train))
    plt.plot(loss_history)
    return p
