import numpy as np

class Op:
    def __init__(self, f): self.f = f
    def __rshift__(self, other): return Op(lambda z: other.f(self.f(z)))
    def __call__(self, z): return self.f(z)

def affine(W, c): return Op(lambda z: z @ W + c)
act = Op(lambda z: 1/(1+np.exp(-z)))

def pipeline(p):
    return affine(p[5:13].reshape(4, 2).T, p[13:]) >> act, affine(p[:4], p[4]) >> act

def network(x, params):
    first, second = pipeline(params)
    return (first >> second)(np.array(x, dtype=float))

def loss(params, X_train, y_train):
    first, second = pipeline(params)
    o = (first >> second)(X_train)
    return float(np.sum(-np.log(o[np.ravel(y_train) == 1])) + np.sum(-np.log(1 - o[np.ravel(y_train) == 0])))

def loss_gradient(params, X_train, y_train):
    first, second = pipeline(params)
    h = first(X_train); r = second(h) - np.ravel(y_train)
    g = np.add.reduce(r[:, None]*np.hstack([h, np.ones((len(h), 1)), (h*(1-h)*params[:4]).repeat(2, axis=1)*np.hstack([X_train]*4), h*(1-h)*params[:4]]))
    return g
