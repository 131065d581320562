import numpy as np

class TinyNet:
    """2-4-1 network. Knows how to read the packed parameter vector."""
    def __init__(self, packed):
        packed = np.asarray(packed)
        self.w_out = packed[0:4]
        self.bias_out = packed[4]
        self.w_in = packed[5:13].reshape(4, 2)
        self.bias_in = packed[13:17]

    @staticmethod
    def squash(q):
        return 1.0 / (1.0 + np.exp(-q))

    def forward(self, x):
        self.x = np.asarray(x)
        self.h = self.squash(self.w_in.dot(self.x) + self.bias_in)
        self.f = self.squash(self.w_out.dot(self.h) + self.bias_out)
        return self.f

    def backward(self, target):
        d_out = self.f - target
        d_hid = d_out * self.w_out * self.h * (1 - self.h)
        return np.hstack([d_out * self.h, d_out, np.outer(d_hid, self.x).flatten(), d_hid])

def network(x, params):
    return TinyNet(params).forward(x)

def loss(params, X_train, y_train):
    net = TinyNet(params)
    res = 0.0
    for x, t in zip(X_train, y_train.flatten()):
        f = net.forward(x)
        res -= np.log(f) if t == 1 else np.log(1 - f)
    return res

def loss_gradient(params, X_train, y_train):
    net = TinyNet(params)
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.flatten()):
        net.forward(x)
        g += net.backward(t)
    return g
