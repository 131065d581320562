import numpy as np
CALLS = {'network': 0, 'loss': 0, 'grad': 0}
HISTORY = []
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)

def loss(params, X_train, y_train):
    CALLS['loss'] += 1
    value = 0
    for i, x in enumerate(X_train):
        CALLS['network'] += 1
        t = y_train[i] if y_train.ndim == 1 else y_train[i, 0]
        value -= np.log(network(x, params))*t + np.log(1-network(x, params))*(1-t)
    HISTORY.append(float(value))
    if len(HISTORY) > 50:
        HISTORY.clear()
    return value

def loss_gradient(params, X_train, y_train):
    CALLS['grad'] += 1
    G = np.zeros((5, 4))
    for i, x in enumerate(X_train):
        t = y_train[i] if y_train.ndim == 1 else y_train[i, 0]
        hh = sigmoid(params[5:13].reshape(4, 2)@x + params[13:])
        r = network(x, params) - t
        G[0] += r*hh
        G[1, 0] += r
        common = r*params[:4]*hh*(1-hh)
        G[2] += common*x[0]; G[3] += common*x[1]; G[4] += common
    return np.concatenate([G[0], G[1, :1], G[2:4].T.ravel(), G[4]])
