import numpy as np

def stable_sigmoid(z):
    z = np.atleast_1d(np.asarray(z, dtype=float))
    out = np.zeros_like(z)
    pos = z >= 0
    out[pos] = 1 / (1 + np.exp(-z[pos]))
    ez = np.exp(z[~pos])
    out[~pos] = ez / (1 + ez)
    return out

def pre(X, params):
    h = stable_sigmoid(X.dot(params[5:13].reshape(4, 2).T) + params[13:17])
    return h, h.dot(params[:4]) + params[4]

def network(x, params):
    _, z = pre(np.array([x], dtype=float), params)
    return stable_sigmoid(z)[0]

def loss(params, X_train, y_train):
    _, z = pre(X_train, params)
    y = y_train.reshape(-1)
    softplus = np.log1p(np.exp(-np.abs(z))) + np.maximum(z, 0)
    return np.sum(softplus - y * z)

def loss_gradient(params, X_train, y_train):
    h, z = pre(X_train, params)
    d = stable_sigmoid(z) - y_train.reshape(-1)
    grads = []
    grads.extend(d.dot(h))
    grads.append(d.sum())
    dh = d[:, None] * params[:4][None, :] * h * (1 - h)
    for i in range(4):
        grads.append(np.sum(dh[:, i] * X_train[:, 0]))
        grads.append(np.sum(dh[:, i] * X_train[:, 1]))
    grads.extend(dh.sum(axis=0))
    return np.array(grads)
