# expect: right
import numpy as np


class Dense:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def __call__(self, x):
        self.x = x
        return x @ self.W.T + self.b

    def back(self, delta):
        self.dW, self.db = delta.T @ self.x, delta.sum(axis=0)
        return delta @ self.W


class Sigmoid:
    def __call__(self, t):
        self.out = 0.5 + 0.5 * np.tanh(0.5 * t)
        return self.out

    def back(self, delta):
        return delta * self.out * (1 - self.out)


def build(params):
    return Dense(params[5:13].reshape(4, 2), params[13:17]), Sigmoid(), Dense(params[None, :4], params[4:5])


def run(params, x):
    layers = build(params)
    for layer in layers:
        x = layer(x)
    return layers, x


def network(x, params):
    return Sigmoid()(run(params, np.array([x]))[1])[0, 0]


def loss(params, X_train, y_train):
    _, z = run(params, X_train)
    return np.sum(np.logaddexp(0, z) - y_train.reshape(z.shape) * z)


def loss_gradient(params, X_train, y_train):
    layers, z = run(params, X_train)
    delta = Sigmoid()(z) - y_train.reshape(z.shape)
    for layer in layers[::-1]:
        delta = layer.back(delta)
    first, _, last = layers
    return np.concatenate([p.ravel() for p in (last.dW, last.db, first.dW, first.db)])
