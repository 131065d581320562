# expect: wrong; function: loss_gradient; cause: v-grad-other-points
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.array(x) + b) + a)


def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train])
    y = y_train.ravel()
    return -(np.log(p[y == 1]).sum() + np.log(1 - p[y == 0]).sum())


def loss_gradient(params, X_train, y_train):
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    hs, ds = [], []
    for x, y in zip(X_train, y_train.ravel()):
        hs.append(sigmoid(V @ x + b))
        ds.append(network(x, params) - y)
    g = np.zeros(17)
    for h, d in zip(hs, ds):
        dq = d * u * h * (1 - h)
        g += np.concatenate([d * h, [d], np.outer(dq, x).ravel(), dq])
    return g
