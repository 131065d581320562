import numpy as np
from scipy.special import expit

def _unpack(p):
    p = np.asarray(p, dtype=float)
    return p[0:4], p[4], p[5:13].reshape(4, 2), p[13:17]

def _forward(p, X):
    u, a, V, b = _unpack(p)
    H = expit(X @ V.T + b)          # N x 4
    return H, H @ u + a             # logits

def network(x, params):
    return float(expit(_forward(params, np.asarray(x, dtype=float))[1]))

def loss(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).reshape(-1)
    z = _forward(params, X_train)[1]
    # -log s(z) = log(1+e^-z),  -log(1-s(z)) = log(1+e^z)
    return float(np.sum(np.logaddexp(0, (1 - 2 * t) * z)))

def loss_gradient(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).reshape(-1)
    u, a, V, b = _unpack(params)
    H, z = _forward(params, X_train)
    r = expit(z) - t
    D = np.outer(r, u) * H * (1 - H)
    return np.concatenate((r @ H, [r.sum()], (D.T @ X_train).flatten(), D.sum(axis=0)))
