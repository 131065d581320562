import numpy as np
from dataclasses import dataclass

@dataclass(frozen=True)
class Params:
    u: np.ndarray
    a: float
    V: np.ndarray
    b: np.ndarray

    @classmethod
    def unpack(cls, p):
        return cls(p[:4], p[4], p[5:13].reshape(4, 2), p[13:])

    def pack(self):
        return np.concatenate((self.u, [self.a], self.V.ravel(), self.b))

def sigmoid(z):
    return 1/(1 + np.exp(-z))

def run(P, X):
    H = sigmoid(X @ P.V.T + P.b)
    return H, sigmoid(H @ P.u + P.a)

def network(x, params):
    return run(Params.unpack(params), np.array([x], dtype=float))[1].item()

def loss(params, X_train, y_train):
    _, f = run(Params.unpack(params), X_train)
    return -np.log(np.where(y_train.ravel() == 1, f, 1 - f)).sum()

def loss_gradient(params, X_train, y_train):
    P = Params.unpack(params)
    H, f = run(P, X_train)
    r = f - y_train.ravel()
    B = np.outer(r, P.u)*H*(1 - H)
    return Params(r @ H, r.sum(), B.T @ X_train, B.sum(0)).pack()
