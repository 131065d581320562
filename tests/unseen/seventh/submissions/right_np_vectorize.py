import numpy as np

def logistic(q):
    return 1.0 / (np.exp(-q) + 1.0)

def network(x, params):
    hid = [logistic(params[k] * x[0] + params[k + 1] * x[1] + params[m]) for k, m in ((5, 13), (7, 14), (9, 15), (11, 16))]
    return logistic(np.inner(params[:4], hid) + params[4])

_single_loss = np.vectorize(lambda p, x, t: -np.log(network(x, p) if t > 0.5 else 1 - network(x, p)), signature='(k),(d),()->()')

def _single_grad(p, x, t):
    hid = np.array([logistic(p[k] * x[0] + p[k + 1] * x[1] + p[m]) for k, m in ((5, 13), (7, 14), (9, 15), (11, 16))])
    e = network(x, p) - t
    db = e * p[:4] * hid * (1 - hid)
    dv = np.column_stack([db * x[0], db * x[1]]).ravel()
    return np.concatenate([e * hid, np.array([e]), dv, db])

_grads = np.vectorize(_single_grad, signature='(k),(d),()->(k)')

def loss(params, X_train, y_train):
    return _single_loss(params, X_train, y_train.ravel()).sum()

def loss_gradient(params, X_train, y_train):
    return _grads(params, X_train, y_train.ravel()).sum(axis=0)
