import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + anp.exp(-(anp.dot(V, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
def loss(params, X_train, y_train):
    p = np.array([network(xi, params) for xi in X_train])
    t = np.asarray(y_train).flatten()
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
def loss_gradient(params, X_train, y_train):
    def s(t): return np.where(t >= 0, 1/(1+np.exp(-np.abs(t))), np.exp(-np.abs(t))/(1+np.exp(-np.abs(t))))
    def ds(t): return np.exp(-np.abs(t))/(1+np.exp(-np.abs(t)))**2
    y = np.reshape(y_train, len(X_train))
    t = X_train @ params[5:13].reshape(4, 2).T + params[13:]
    d = s(s(t) @ params[:4] + params[4]) - y
    g = np.zeros(17)
    np.add.at(g, np.arange(4), d @ s(t))
    g[4] = d.sum()
    w = (ds(t)*params[:4]*d[:, None]).T
    g[5:13] = (w @ X_train).ravel()
    g[13:] = w.sum(1)
    return g
