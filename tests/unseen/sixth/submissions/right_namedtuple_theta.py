import numpy as np
from collections import namedtuple
Theta = namedtuple('Theta', 'u a V b')

def open_up(p):
    return Theta(p[0:4], p[4], p[5:13].reshape(4, 2), p[13:17])

def close_up(t):
    return np.hstack([t.u, t.a, t.V.ravel(), t.b])

def act(q):
    pos = q >= 0
    e = np.exp(-np.abs(q))
    return np.where(pos, 1/(1+e), e/(1+e))

def network(x, params):
    t = open_up(params)
    return float(act(t.u @ act(t.V @ np.array(x) + t.b) + t.a))

def loss(params, X_train, y_train):
    y = y_train.squeeze(axis=1) if y_train.ndim == 2 else y_train
    return sum(-np.log(network(x, params)) if l else -np.log(1-network(x, params)) for x, l in zip(X_train, y))

def loss_gradient(params, X_train, y_train):
    y = y_train.squeeze(axis=1) if y_train.ndim == 2 else y_train
    t = open_up(params)
    H = act(X_train @ t.V.T + t.b)
    d = (act(H @ t.u + t.a) - y)[:, None]
    back = d * (H - H**2) * t.u
    return close_up(Theta(np.sum(d*H, 0), np.sum(d), back.T @ X_train, np.sum(back, 0)))
