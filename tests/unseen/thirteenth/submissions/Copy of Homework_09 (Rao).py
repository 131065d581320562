from scipy.special import expit
import numpy as np
import math

def network(x, params):
    W = np.array(params[5:13]).reshape(-1, 2)
    hidden = expit(np.dot(W, x) + params[13:17])
    return float(expit(np.dot(params[0:4], hidden) + params[4]))


def loss(params, X_train, y_train):
    E = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = min(max(network(x, params), 1e-15), 1 - 1e-15)
        E -= math.log(f) if t == 1 else math.log(1 - f)
    return E


def loss_gradient(params, X_train, y_train):
    t = y_train.reshape(-1, 1)
    W1 = np.vstack([params[5:13].reshape(4, 2).T, params[13:]])
    w2 = params[:5].reshape(5, 1)
    ones = np.ones((len(X_train), 1))
    A0 = np.hstack([X_train, ones])
    A1 = np.hstack([1/(1 + np.exp(-A0 @ W1)), ones])
    delta2 = 1/(1 + np.exp(-A1 @ w2)) - t
    delta1 = (delta2 @ w2[:4].T) * A1[:, :4] * (1 - A1[:, :4])
    g1 = A0.T @ delta1
    g2 = A1.T @ delta2
    return np.concatenate([g2[:, 0], g1[:2].T.ravel(), g1[2]])
