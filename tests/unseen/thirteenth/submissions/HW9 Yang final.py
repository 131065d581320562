from scipy import stats
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
    """Ausgabe des Netzes am Punkt x"""
    hidden = [Neuron(params[5+2*j:7+2*j], params[13+j]) for j in range(4)]
    out = Neuron(params[0:4], params[4])
    return out.fire([n.fire(x) for n in hidden])


def loss(params, X_train, y_train):
    """Kreuzentropie, Summe über alle Punkte"""
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    return -stats.bernoulli.logpmf(y_train.ravel().astype(int), q).sum()

def loss_gradient(params, X_train, y_train):
    """partielle Ableitungen, Reihenfolge wie params"""
    u = params[:4]
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    d = 1/(1 + np.exp(-(H @ u + params[4]))) - y_train.ravel()
    D = d[:, None]*u*H*(1 - H)
    g = np.r_[H.T @ d, d.sum(), (D.T @ X_train).ravel(), D.sum(0)]
    for k in range(4):
        e = np.zeros(17)
        e[k] = 1e-13
        g[k] = (loss(params + e, X_train, y_train) - loss(params - e, X_train, y_train))/(2*1e-13)
    return g
