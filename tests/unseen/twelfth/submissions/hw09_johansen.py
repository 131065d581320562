# PHYS 398 homework 9
import math
import numpy as np

def logistic(t):
    if t >= 0:
        return 1 / (1 + math.exp(-t))
    e = math.exp(t)
    return e / (1 + e)

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    z = params[4]
    for k in range(4):
        z = z + params[k] * logistic(np.dot(params[5+2*k:7+2*k], x) + params[13+k])
    return logistic(z)


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    p = [network(x, params) for x in X_train]
    return math.fsum(-math.log(q if t else 1 - q) for q, t in zip(p, y_train.ravel().tolist()))


class Dual:
    def __init__(self, v, d):
        self.v, self.d = v, d
    def __add__(self, o):
        return Dual(self.v + o.v, self.d + o.d)
    def __mul__(self, o):
        return Dual(self.v*o.v, self.v*o.d + self.d*o.v)
    def scale(self, c):
        return Dual(self.v*c, self.d*c)
    def sigmoid(self):
        s = 1/(1 + np.exp(-self.v))
        return Dual(s, s*(1 - s)*self.d)

def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    E = np.eye(17)
    P = [Dual(params[k], E[k]) for k in range(17)]
    total = np.zeros(17)
    for x, t in zip(X_train, y_train.flatten()):
        z = P[4]
        for i in range(4):
            z = z + P[i]*(P[5+2*i].scale(x[0]) + P[6+2*i].scale(x[1]) + P[13+i]).sigmoid()
        total += (1/(1 + np.exp(-z.v)) - t)*z.d
    return total
