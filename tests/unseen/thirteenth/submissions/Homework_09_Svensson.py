# Hausaufgabe 9
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


def loss(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    f = 1 / (1 + np.exp(-z))
    return np.around(-np.sum(t * np.log(f) + (1 - t) * np.log(1 - f)), 2)


def loss_gradient(params, X_train, y_train):
    x1, x2 = X_train.T
    u = params[:4].reshape(4, 1)
    h = 1/(1 + np.exp(-(params[5:13:2, None]*x1 + params[6:13:2, None]*x2 + params[13:, None])))
    e = 1/(1 + np.exp(-((u*h).sum(0) + params[4]))) - np.ravel(y_train)
    k = e*u*h*(1 - h)
    g = np.zeros(17)
    g[0:4] = (e*h).sum(1)
    g[4] = e.sum()
    g[5:13:2] = (k*x1).sum(1)
    g[6:13:2] = (k*x2).sum(1)
    g[13:17] = k.sum(1)
    return g
