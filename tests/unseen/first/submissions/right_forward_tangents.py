import numpy as np

def forward(X, p, dp=None):
    """value and directional derivatives of the logit; dp has shape (17, K)"""
    V = p[5:13].reshape(4, 2)
    zh = X @ V.T + p[13:]
    h = 1/(1+np.exp(-zh))
    z = h @ p[:4] + p[4]
    if dp is None:
        return z
    dV = dp[5:13].reshape(4, 2, -1)
    dzh = np.einsum('ni,jik->njk', X, dV) + dp[13:][None]
    dh = (h*(1-h))[..., None]*dzh
    dz = np.einsum('njk,j->nk', dh, p[:4]) + h @ dp[:4] + dp[4]
    return z, dz

def network(x, params):
    return 1/(1+np.exp(-forward(np.array([x], dtype=float), params)))[0]

def loss(params, X_train, y_train):
    z = forward(X_train, params)
    o = 1/(1+np.exp(-z))
    return -np.log(np.abs(1 - y_train.ravel() - o)).sum()

def loss_gradient(params, X_train, y_train):
    z, dz = forward(X_train, params, np.eye(17))
    return dz.T @ (1/(1+np.exp(-z)) - y_train.ravel())
