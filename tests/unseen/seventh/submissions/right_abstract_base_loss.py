import abc
import numpy as np

class Activation(abc.ABC):
    @abc.abstractmethod
    def __call__(self, z): ...
    @abc.abstractmethod
    def slope(self, y): ...

class Logistic(Activation):
    def __call__(self, z):
        return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))
    def slope(self, y):
        return y * (1 - y)

class MLP:
    def __init__(self, theta, phi=Logistic()):
        self.theta, self.phi = np.asarray(theta, dtype=float), phi
    @property
    def W1(self): return self.theta[5:13].reshape(4, 2)
    @property
    def b1(self): return self.theta[13:]
    @property
    def w2(self): return self.theta[:4]
    @property
    def b2(self): return self.theta[4]
    def run(self, X):
        H = self.phi(X @ self.W1.T + self.b1)
        return H, self.phi(H @ self.w2 + self.b2)
    def backprop(self, X, y):
        H, f = self.run(X)
        d2 = f - y
        d1 = np.outer(d2, self.w2) * self.phi.slope(H)
        return np.concatenate([H.T @ d2, [d2.sum()], (d1.T @ X).ravel(), d1.sum(axis=0)])

def network(x, params):
    return MLP(params).run(np.asarray([x], dtype=float))[1][0]

def loss(params, X_train, y_train):
    f = MLP(params).run(X_train)[1]
    y = np.asarray(y_train).ravel()
    return -np.log(np.where(y == 1, f, 1 - f)).sum()

def loss_gradient(params, X_train, y_train):
    return MLP(params).backprop(X_train, np.asarray(y_train).ravel())
