import numpy as np

F = np.float32

def sig(z):
    return F(1)/(F(1)+np.exp(-z))

def forward(X, params):
    X, p = np.asarray(X, dtype=F), np.asarray(params, dtype=F)
    h = sig(X @ p[5:13].reshape(4, 2).T + p[13:])
    return X, p, h, h @ p[:4] + p[4]

def network(x, params):
    return sig(forward(x, params)[3])

def loss(params, X_train, y_train):
    z = forward(X_train, params)[3]
    y = np.ravel(y_train).astype(F)
    return np.sum(np.maximum(z, F(0)) - z*y + np.log1p(np.exp(-np.abs(z))))

def loss_gradient(params, X_train, y_train):
    X, p, h, z = forward(X_train, params)
    d = sig(z) - np.ravel(y_train).astype(F)
    e = d[:, None]*p[:4]*h*(F(1) - h)
    return np.concatenate([d @ h, [d.sum()], (e.T @ X).ravel(), e.sum(axis=0)])
