import math
import numpy as np

def ex(s):
    r = 1 + s/2**8
    for _ in range(8):
        r = r*r
    return r

def sig(s):
    return 1/(1 + ex(-s))

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    """Evaluate the network output at (x1,x2) with the specified parameters."""
    z = params[4]
    for i in range(4):
        z = z + params[i]*sig(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return float(sig(z))


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    """Evaluate the cross-entropy loss."""
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ params[:4] + params[4])))
    t = np.ravel(y_train)
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))


class Var:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = value, parents, 0.

    def __add__(self, o):
        o = o if isinstance(o, Var) else Var(o)
        return Var(self.value + o.value, [(self, 1.), (o, 1.)])

    def __mul__(self, o):
        o = o if isinstance(o, Var) else Var(o)
        return Var(self.value * o.value, [(self, o.value), (o, self.value)])

    def sigmoid(self):
        s = 1/(1 + math.exp(-self.value))
        return Var(s, [(self, s*(1 - s))])

    def backward(self, seed):
        self.grad += seed
        for p, d in self.parents:
            p.backward(seed*d)

def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    """Calculate the partial derivatives of the loss function."""
    leaves = [Var(float(q)) for q in params]
    for x, t in zip(X_train, y_train.ravel()):
        z = leaves[4]
        for i in range(4):
            s = leaves[5+2*i]*float(x[0]) + leaves[6+2*i]*float(x[1]) + leaves[13+i]
            z = z + leaves[i]*s.sigmoid()
        out = 1/(1 + math.exp(-z.value))
        z.backward(out - float(t))
    return np.array([q.grad for q in leaves])
