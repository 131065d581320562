from functools import cached_property
import numpy as np

class Pass:
    def __init__(self, params, X, y=None):
        self.p, self.X = params, np.atleast_2d(np.asarray(X, dtype=float))
        self.y = None if y is None else np.asarray(y, float).ravel()
    @cached_property
    def V(self): return self.p[5:13].reshape(4, 2)
    @cached_property
    def H(self): return 1/(1+np.exp(-(self.X @ self.V.T + self.p[13:])))
    @cached_property
    def z(self): return self.H @ self.p[:4] + self.p[4]
    @cached_property
    def f(self): return 1/(1+np.exp(-self.z))
    @cached_property
    def E(self): return float(np.sum(np.logaddexp(0, self.z) - self.y*self.z))
    @cached_property
    def delta(self): return self.f - self.y
    @cached_property
    def back(self): return self.delta[:, None]*self.p[:4]*self.H*(1-self.H)
    @cached_property
    def grad(self):
        return np.concatenate([self.delta @ self.H, [self.delta.sum()], (self.back.T @ self.X).ravel(), self.back.sum(0)])

def network(x, params): return Pass(params, x).f[0]
def loss(params, X_train, y_train): return Pass(params, X_train, y_train).E
def loss_gradient(params, X_train, y_train): return Pass(params, X_train, y_train).grad
