import numpy as np

def sigmoid(t):
    return 1. / (1. + np.exp(-t))

def batches(X, y, size=10):
    y = np.asarray(y).reshape(-1)
    for s in range(0, len(X), size):
        yield X[s:s + size], y[s:s + size]

def both(params, Xb, yb):
    w = params[5:13].reshape(4, 2)
    hid = sigmoid(Xb @ w.T + params[13:])
    f = sigmoid(hid @ params[:4] + params[4])
    value = -np.sum(yb * np.log(f) + (1 - yb) * np.log(1 - f))
    d = f - yb
    dh = np.outer(d, params[:4]) * hid * (1 - hid)
    return value, np.concatenate([d @ hid, [d.sum()], (dh.T @ Xb).ravel(), dh.sum(0)])

def network(x, params):
    w = params[5:13].reshape(4, 2)
    return sigmoid(sigmoid(w @ np.asarray(x) + params[13:]) @ params[:4] + params[4])

def loss(params, X_train, y_train):
    return sum(both(params, *bt)[0] for bt in batches(X_train, y_train))

def loss_gradient(params, X_train, y_train):
    return sum(both(params, *bt)[1] for bt in batches(X_train, y_train))
