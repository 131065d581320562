import numpy as np
def make(nh, nin=2):
    cut = np.cumsum([nh, 1, nh*nin])
    def split(p):
        u, a, v, b = np.split(np.asarray(p), cut)
        return u, a[0], v.reshape(nh, nin), b
    def act(t): return np.where(t >= 0, 1/(1+np.exp(-np.abs(t))), np.exp(-np.abs(t))/(1+np.exp(-np.abs(t))))
    def fwd(X, p):
        u, a, v, b = split(p)
        h = act(X @ v.T + b)
        return h, h @ u + a
    def network(x, params):
        return act(fwd(np.asarray(x), params)[1])
    def loss(params, X_train, y_train):
        z = fwd(X_train, params)[1]
        return np.where(np.ravel(y_train) == 1, np.logaddexp(0, -z), np.logaddexp(0, z)).sum()
    def loss_gradient(params, X_train, y_train):
        h, z = fwd(X_train, params)
        r = (act(z) - np.ravel(y_train))[:, None]
        k = r*split(params)[0]*h*(1-h)
        return np.concatenate([(r*h).sum(0), r.sum(0), np.array([[k[:, i] @ X_train[:, j] for j in range(nin)] for i in range(nh)]).ravel(), k.sum(0)])
    return network, loss, loss_gradient
network, loss, loss_gradient = make(4)
