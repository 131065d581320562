import numpy as np
def s(t): return 1/(1+np.exp(-t))
def forward(X, p):
    h = s(np.dot(X, p[5:13].reshape(4,2).T)+p[13:])
    return h, s(np.dot(h, p[:4])+p[4])
def network(x, params): return forward(np.array(x), params)[1]
def prepare(y):
    y = np.sort(y.ravel())          # first all 0, then all 1
    n0 = np.sum(y == 0)
    return y, n0
def loss(params, X_train, y_train):
    y, n0 = prepare(y_train)
    f = forward(X_train, params)[1]
    return -np.sum(np.log(1-f[:n0]))-np.sum(np.log(f[n0:]))
def loss_gradient(params, X_train, y_train):
    y, n0 = prepare(y_train)
    h, f = forward(X_train, params)
    d = f-y
    k = d[:,None]*params[:4]*h*(1-h)
    return np.r_[d@h, np.sum(d), (k.T@X_train).ravel(), k.sum(axis=0)]
