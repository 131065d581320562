import numpy as np
from scipy.special import expit

def network(x, params):
    u, a, v, b = np.split(params, [4, 5, 13])
    return expit(u @ expit(v.reshape(-1, 2) @ np.asarray(x) + b) + a[0])
def loss(params, X_train, y_train):
    p = np.array([network(xi, params) for xi in X_train])
    t = np.asarray(y_train).flatten()
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
def loss_gradient(params, X_train, y_train):
    Xa = np.insert(np.asarray(X_train, dtype=float), 2, 1, axis=1)
    W = np.insert(params[5:13].reshape(4, 2), 2, params[13:], axis=1)
    H = expit(Xa @ W.T)
    r = (expit(H @ params[:4] + params[4]) - y_train.ravel())
    G = sum(np.outer(r[n]*params[:4]*H[n]*(1-H[n]), Xa[n]) for n in range(len(r)))
    return np.concatenate([sum(r[n]*H[n] for n in range(len(r))), [sum(r)], G[:, :2].ravel(), G[:, 2]])
