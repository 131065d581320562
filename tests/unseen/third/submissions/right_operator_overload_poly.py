import numpy as np
class Layer:
    def __init__(self, W, c): self.W, self.c = W, c
    def __rmatmul__(self, X): return Layer.sig(np.asarray(X).dot(self.W.T) + self.c)
    __array_ufunc__ = None
    sig = staticmethod(lambda t: 1/(1+np.exp(-t)))
def both(p): return Layer(p[5:13].reshape(4, 2), p[13:]), Layer(p[:4].reshape(1, 4), p[4:5])
def network(x, params):
    first, second = both(params)
    return ((np.array(x) @ first) @ second)[0]
def loss(params, X_train, y_train):
    first, second = both(params)
    q = (X_train @ first) @ second
    t = y_train.reshape(q.shape)
    return -(t*np.log(q) + (1-t)*np.log(1-q)).sum()
def loss_gradient(params, X_train, y_train):
    y = np.ravel(y_train)
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    P = 1 / (1 + np.exp(-(H @ u + a)))
    d = P - y
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
