from dataclasses import dataclass
import numpy as np

@dataclass
class Weights:
    out: np.ndarray
    out_bias: float
    hid: np.ndarray
    hid_bias: np.ndarray

    @classmethod
    def from_array(cls, arr):
        o, ob, h, hb = np.split(np.asarray(arr, dtype=float), [4, 5, 13])
        return cls(o, ob[0], h.reshape((-1, 2)), hb)

    def to_array(self):
        return np.concatenate([self.out, np.atleast_1d(self.out_bias), self.hid.ravel(), self.hid_bias])

def logistic(z): return 1.0 / (1.0 + np.exp(-z))

def network(x, params):
    w = Weights.from_array(params)
    hidden = logistic(w.hid.dot(x) + w.hid_bias)
    return logistic(w.out.dot(hidden) + w.out_bias)

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    y = np.asarray(y_train).reshape(f.shape)
    return np.sum(-y * np.log(f) - (1. - y) * np.log(1. - f))

def loss_gradient(params, X_train, y_train):
    w = Weights.from_array(params)
    acc = Weights(np.zeros(4), 0., np.zeros((4, 2)), np.zeros(4))
    for x, y in zip(X_train, np.asarray(y_train).flat):
        hidden = logistic(w.hid.dot(x) + w.hid_bias)
        delta = network(x, params) - y
        acc.out += delta * hidden
        acc.out_bias += delta
        dz = delta * w.out * hidden * (1 - hidden)
        acc.hid += dz[:, None] * x[None, :]
        acc.hid_bias += dz
    return acc.to_array()
