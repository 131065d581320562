# expect: remarks; remark: return-type; note: nan-in-saturation
import numpy as np

import pandas as pd


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))

def network(x, params):
    u = params[:4]
    a = params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    hidden = sigmoid(np.dot(V, x) + b)
    return sigmoid(np.dot(u, hidden) + a)


def loss(params, X_train, y_train):
    p = np.array([network(xi, params) for xi in X_train])
    t = np.ravel(y_train)
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    t = np.ravel(y_train)
    Q = X_train @ V.T + b            # (N, 4)
    G = 1 / (1 + np.exp(-Q))
    p = 1 / (1 + np.exp(-(G @ u + a)))
    delta = p - t
    du = G.T @ delta
    da = delta.sum()
    dQ = np.outer(delta, u) * G * (1 - G)
    dV = dQ.T @ X_train
    db = dQ.sum(axis=0)
    return pd.Series(np.concatenate([du, [da], dV.ravel(), db]), index='u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4'.split())
