# expect: right
import numpy as np


class Dual:
    """value and derivatives with respect to the 17 parameters, (N,) and (N, 17)"""

    def __init__(self, v, d):
        self.v, self.d = v, d

    def __add__(self, other):
        return Dual(self.v + other.v, self.d + other.d)

    def __mul__(self, other):
        if isinstance(other, Dual):
            return Dual(self.v * other.v, self.v[:, None] * other.d + other.v[:, None] * self.d)
        return Dual(self.v * other, self.d * other[:, None])

    __rmul__ = __mul__

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.v))
        return Dual(s, (s * (1 - s))[:, None] * self.d)

    def softplus(self):
        s = 1 / (1 + np.exp(-self.v))
        return Dual(np.logaddexp(0, self.v), s[:, None] * self.d)


def forward(params, X):
    n, eye = len(X), np.eye(17)
    p = [Dual(np.full(n, params[i], float), np.tile(eye[i], (n, 1))) for i in range(17)]
    z = p[4]
    for i in range(4):
        z = z + p[i] * (p[5 + 2 * i] * X[:, 0] + p[6 + 2 * i] * X[:, 1] + p[13 + i]).sigmoid()
    return z


def network(x, params):
    return forward(params, np.array([x], dtype=float)).sigmoid().v[0]


def total(params, X_train, y_train):
    return (forward(params, X_train) * (1 - 2 * np.ravel(y_train))).softplus()


def loss(params, X_train, y_train):
    return total(params, X_train, y_train).v.sum()


def loss_gradient(params, X_train, y_train):
    return total(params, X_train, y_train).d.sum(axis=0)
