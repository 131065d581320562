from __future__ import annotations
from dataclasses import dataclass
import numpy as np


@dataclass(frozen=True)
class Theta:
    u: np.ndarray
    a: float
    v: np.ndarray
    b: np.ndarray

    @classmethod
    def of(cls, flat: np.ndarray) -> Theta:
        return cls(flat[:4], flat[4], flat[5:13].reshape(4, 2), flat[13:17])

    def flat(self) -> np.ndarray:
        return np.concatenate([self.u, np.atleast_1d(self.a), self.v.ravel(), self.b])


def logistic(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def network(x, params) -> float:
    th = Theta.of(params)
    return logistic(th.a + sum(uj * logistic(vj @ np.array(x) + bj) for uj, vj, bj in zip(th.u, th.v, th.b)))


def loss(params, X_train, y_train) -> float:
    th = Theta.of(params)
    z = logistic(X_train @ th.v.T + th.b) @ th.u + th.a
    sign = 1 - 2 * np.ravel(y_train)
    return np.logaddexp(0, sign * z).sum()


def loss_gradient(params, X_train, y_train) -> np.ndarray:
    th = Theta.of(params)
    h = logistic(X_train @ th.v.T + th.b)
    r = logistic(h @ th.u + th.a) - np.ravel(y_train)
    k = (r[:, np.newaxis] * h * (1 - h)) * th.u
    return Theta(h.T @ r, np.sum(r), k.T @ X_train, k.sum(axis=0)).flat()
