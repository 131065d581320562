import numpy as np
U = [0, 1, 2, 3]; A = 4; V1 = [5, 7, 9, 11]; V2 = [6, 8, 10, 12]; B = [13, 14, 15, 16]
def forward(x1, x2, p):
    h = [1/(1+np.exp(-(p[V1[i]]*x1 + p[V2[i]]*x2 + p[B[i]]))) for i in range(4)]
    return h, 1/(1+np.exp(-(sum(p[U[i]]*h[i] for i in range(4)) + p[A])))
def network(x, params):
    return forward(x[0], x[1], params)[1]
def loss(params, X_train, y_train):
    _, p = forward(X_train[:, 0], X_train[:, 1], params)
    y = np.squeeze(y_train, axis=1) if np.ndim(y_train) == 2 else y_train
    return -(np.log(np.where(y == 1, p, 1 - p))).sum()
def loss_gradient(params, X_train, y_train):
    x1, x2 = X_train.T
    h, p = forward(x1, x2, params)
    d = p - np.asarray(y_train).ravel()
    g = np.empty(17)
    g[A] = d.sum()
    for i in range(4):
        e = d * params[i] * h[i] * (1 - h[i])
        g[U[i]], g[V1[i]], g[V2[i]], g[B[i]] = (d*h[i]).sum(), (e*x1).sum(), (e*x2).sum(), e.sum()
    return g
