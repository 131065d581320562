# expect: wrong; function: loss; cause: refuses-column-labels
import numpy as np


def network(x, params):
    p = np.array(params, dtype=np.float32)
    u, a, V, b = p[:4], p[4], p[5:13].reshape(4, 2), p[13:]
    hidden = 1 / (1 + np.exp(-(np.asarray(x, dtype=np.float32) @ V.T + b)))
    return np.float64(1 / (1 + np.exp(-(hidden @ u + a))))


def loss(params, X_train, y_train):
    y_out = np.array([network(x, params) for x in X_train])
    return -np.log(y_out[y_train == 1]).sum() - np.log(1 - y_out[y_train == 0]).sum()
