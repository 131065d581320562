from __future__ import annotations
from dataclasses import dataclass
import math
import numpy as np
from numpy.typing import NDArray

@dataclass(frozen=True)
class Theta:
    u: NDArray
    a: float
    V: NDArray
    b: NDArray

    @classmethod
    def parse(cls, raw) -> "Theta":
        raw = np.asarray(raw, dtype=np.float64)
        return cls(raw[:4], float(raw[4]), raw[5:13].reshape(4, 2), raw[13:])

    def hidden(self, pt) -> NDArray:
        return 1.0 / (1.0 + np.exp(-(self.V @ pt + self.b)))

    def logit(self, pt) -> float:
        return float(self.u @ self.hidden(pt)) + self.a

def softplus(z: float) -> float:
    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))

def squash(z: float) -> float:
    return 1.0 / (1.0 + math.exp(-z)) if z >= 0 else math.exp(z) / (1.0 + math.exp(z))

def network(x, params) -> float:
    return squash(Theta.parse(params).logit(np.asarray(x, dtype=float)))

def loss(params, X_train, y_train) -> float:
    th = Theta.parse(params)
    acc = 0.0
    for pt, label in zip(X_train, np.asarray(y_train).ravel()):
        z = th.logit(pt)
        acc += softplus(-z) if label == 1 else softplus(z)
    return acc

def loss_gradient(params, X_train, y_train) -> NDArray:
    th = Theta.parse(params)
    out = np.zeros(17)
    for pt, label in zip(X_train, np.asarray(y_train).ravel()):
        h = th.hidden(pt)
        delta = squash(th.logit(pt)) - label
        inner = delta * th.u * h * (1 - h)
        out[:4] += delta * h
        out[4] += delta
        out[5:13] += np.outer(inner, pt).ravel()
        out[13:] += inner
    return out
