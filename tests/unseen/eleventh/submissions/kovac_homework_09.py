import numpy as np
def sig(t): return 1/(1+np.exp(-t))
def forward(x, p):
    h = sig(p[5:13].reshape(4,2)@np.asarray(x)+p[13:])
    return h, sig(p[:4]@h+p[4])
def network(x, params): return forward(x, params)[1]
def loss(params, X_train, y_train):
    L = 0
    for x, t in zip(X_train, y_train):
        f = network(x, params)
        if t == 1: L += -np.log(f)
        if t == 0: L += -np.log(1-f)
    return L
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train):
        h, f = forward(x, params)
        if t == 1: d = 1-f
        if t == 0: d = f
        k = d*params[:4]*h*(1-h)
        g += np.r_[d*h, d, np.outer(k, x).ravel(), k]
    return g
