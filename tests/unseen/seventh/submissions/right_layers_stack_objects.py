import numpy as np

class Affine:
    def __init__(self, W, b): self.W, self.b = W, b
    def forward(self, x):
        self.x = x
        return x.dot(self.W) + self.b
    def backward(self, dout):
        self.dW = self.x.T.dot(dout)
        self.db = dout.sum(axis=0)
        return dout.dot(self.W.T)

class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out
    def backward(self, dout):
        return dout * self.out * (1 - self.out)

def build(params):
    return [Affine(params[5:13].reshape(4, 2).T, params[13:17]), Sigmoid(), Affine(params[:4].reshape(4, 1), params[4:5])]

def scores(layers, x):
    for l in layers:
        x = l.forward(x)
    return x

def network(x, params):
    x = np.array(x, dtype=float).reshape(1, 2)
    return float(Sigmoid().forward(scores(build(params), x))[0, 0])

def loss(params, X_train, y_train):
    f = Sigmoid().forward(scores(build(params), X_train))[:, 0]
    y = y_train.ravel()
    return -np.sum(y * np.log(f) + (1 - y) * np.log(1 - f))

def loss_gradient(params, X_train, y_train):
    layers = build(params)
    f = Sigmoid().forward(scores(layers, X_train))
    dout = f - y_train.reshape(-1, 1)
    for l in reversed(layers):
        dout = l.backward(dout)
    first, _, last = layers
    return np.r_[last.dW.ravel(), last.db, first.dW.T.ravel(), first.db]
