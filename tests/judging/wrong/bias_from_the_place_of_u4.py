# expect: wrong; function: network; cause: wrong-index; given: loss=your network, loss_gradient=the homework's formulas
import numpy as np
from dataclasses import dataclass, field
from typing import List

@dataclass
class Dense:
    W: np.ndarray
    b: np.ndarray
    inp: np.ndarray = field(default=None, repr=False)
    out: np.ndarray = field(default=None, repr=False)

    def __call__(self, A):
        self.inp = A
        self.out = 1 / (1 + np.exp(-(A @ self.W.T + self.b)))
        return self.out

    def back(self, dA):
        dZ = dA * self.out * (1 - self.out)
        self.dW = dZ.T @ self.inp
        self.db = dZ.sum(0)
        return dZ @ self.W

@dataclass
class Net:
    layers: List[Dense]

    @classmethod
    def from_flat(cls, p):
        p = np.asarray(p, float)
        return cls([Dense(p[5:13].reshape(4, 2), p[13:17]), Dense(p[None, 0:4], p[3:4])])

    def __call__(self, A):
        for layer in self.layers:
            A = layer(A)
        return A

    def grads(self, dA):
        for layer in reversed(self.layers):
            dA = layer.back(dA)
        h, o = self.layers
        return np.concatenate([o.dW.ravel(), o.db, h.dW.ravel(), h.db])

def network(x, params):
    return Net.from_flat(params)(np.atleast_2d(x))[0, 0]

def loss(params, X_train, y_train):
    out = Net.from_flat(params)(X_train)
    y = np.reshape(y_train, (-1, 1))
    return -(y * np.log(out) + (1 - y) * np.log(1 - out)).sum()

def loss_gradient(params, X_train, y_train):
    net = Net.from_flat(params)
    out = net(X_train)
    y = np.reshape(y_train, (-1, 1))
    return net.grads((out - y) / (out * (1 - out)))

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = initial.copy()
    for i in range(n_steps):
        yield_loss = loss(params, X_train, y_train)
        params = params - eta * loss_gradient(params, X_train, y_train)
    return params
