from functools import cached_property
import numpy as np

class Evaluation:
    def __init__(self, params, X, t=None):
        self.p, self.X = np.asarray(params), np.atleast_2d(np.asarray(X, dtype=float))
        self.t = None if t is None else np.asarray(t).reshape(-1)
    @cached_property
    def hidden(self):
        return 1/(1+np.exp(-(self.X @ self.p[5:13].reshape(4, 2).T + self.p[13:])))
    @cached_property
    def output(self):
        return 1/(1+np.exp(-(self.hidden @ self.p[:4] + self.p[4])))
    @property
    def cross_entropy(self):
        return -(self.t*np.log(self.output)).sum() - ((1-self.t)*np.log(1-self.output)).sum()
    @cached_property
    def back(self):
        return (self.output - self.t)[:, None]*self.p[:4]*self.hidden*(1-self.hidden)
    @property
    def gradient(self):
        r = self.output - self.t
        return np.concatenate([(r[:, None]*self.hidden).sum(0), [r.sum()], np.dot(self.back.T, self.X).ravel(), self.back.sum(0)])

network = lambda x, params: Evaluation(params, x).output[0]
loss = lambda params, X_train, y_train: Evaluation(params, X_train, y_train).cross_entropy
loss_gradient = lambda params, X_train, y_train: Evaluation(params, X_train, y_train).gradient
