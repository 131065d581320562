import numpy as np

class Network:
    """Feed-forward 2-4-1 network"""
    def split(self, p):
        return p[:4], p[4], p[[5, 7, 9, 11]], p[[6, 8, 10, 12]], p[13:]
    def act(self, s):
        return np.where(s >= 0, 1 / (1 + np.exp(-np.abs(s))), np.exp(-np.abs(s)) / (1 + np.exp(-np.abs(s))))
    def hidden(self, x1, x2, p):
        u, a, v1, v2, b = self.split(p)
        return self.act(np.multiply.outer(x1, v1) + np.multiply.outer(x2, v2) + b)
    def logit(self, x1, x2, p):
        return self.hidden(x1, x2, p) @ p[:4] + p[4]
    def __call__(self, x, params):
        return float(self.act(self.logit(x[0], x[1], np.asarray(params, float))))

class CrossEntropy:
    def __init__(self, net):
        self.net = net
    def __call__(self, params, X_train, y_train):
        z = self.net.logit(X_train[:, 0], X_train[:, 1], params)
        t = np.ravel(y_train)
        return np.sum(np.maximum(z, 0) - t * z + np.log1p(np.exp(-np.abs(z))))

class Gradient(CrossEntropy):
    def __call__(self, params, X_train, y_train):
        n = self.net
        x1, x2 = X_train.T
        h = n.hidden(x1, x2, params)
        e = n.act(h @ params[:4] + params[4]) - np.ravel(y_train)
        w = (h - h * h) * params[:4] * e[:, np.newaxis]
        g = np.zeros_like(params)
        g[:4], g[4], g[13:] = e @ h, e.sum(), w.sum(axis=0)
        g[[5, 7, 9, 11]] = x1 @ w
        g[[6, 8, 10, 12]] = x2 @ w
        return g

network = Network()
loss = CrossEntropy(network)
loss_gradient = Gradient(network)
