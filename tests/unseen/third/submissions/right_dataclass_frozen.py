from dataclasses import dataclass
import numpy as np
@dataclass(frozen=True)
class Net:
    params: np.ndarray
    @property
    def out(self): return self.params[:4], self.params[4]
    @property
    def hid(self): return self.params[5:13].reshape((-1, 2)), self.params[-4:]
    def hidden(self, pt):
        w, c = self.hid
        return 1/(1+np.exp(-(w @ pt + c)))
    def __call__(self, pt):
        u, a = self.out
        return 1/(1+np.exp(-(u @ self.hidden(pt) + a)))
    def grad(self, pt, t):
        err = self(pt) - t; hh = self.hidden(pt)
        s = err*self.out[0]*hh*(1-hh)
        return np.concatenate((err*hh, (err,), np.multiply.outer(s, pt).ravel(), s))
def network(x, params): return Net(params)(np.array(x))
def loss(params, X_train, y_train):
    n = Net(params)
    return -sum(np.log(n(p)) if t else np.log(1-n(p)) for p, t in zip(X_train, y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    n = Net(params)
    return np.sum([n.grad(p, t) for p, t in zip(X_train, y_train.ravel())], axis=0)
