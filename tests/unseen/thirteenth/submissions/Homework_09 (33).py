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
    for s in range(0, len(y), chunk):
        h = 1/(1+np.exp(-(X_train[s:s+chunk] @ params[5:13].reshape(4, 2).T + params[13:])))
        f = 1/(1+np.exp(-(h @ params[:4] + params[4])))
        t = y[s:s+chunk]
        total -= (t*np.log(f) + (1-t)*np.log(1-f)).sum()
    return total


def partial(f, p, i, d=0.05):
    e = np.zeros_like(p)
    e[i] = d
    return (f(p + e) - f(p - e))/(2*d)

def loss_gradient(params, X_train, y_train):
    return np.array([partial(lambda q: loss(q, X_train, y_train), params, i) for i in range(17)])
