import numpy as np


def jihuo(z):      # activation
    return 1/(1+np.exp(-z))


def network(x, params):
    # yincang ceng
    W1 = np.array([[params[5], params[6]], [params[7], params[8]], [params[9], params[10]], [params[11], params[12]]])
    yincang = jihuo(W1 @ np.asarray(x) + params[13:])
    return jihuo(yincang @ params[:4] + params[4])


def loss(params, X_train, y_train):
    # sunshi
    yy = y_train.ravel()
    f = [network(X_train[i], params) for i in range(len(yy))]
    return -sum([np.log(f[i]) if yy[i] == 1 else np.log(1 - f[i]) for i in range(len(yy))])


def loss_gradient(params, X_train, y_train):
    # tidu
    tidu = np.zeros_like(params)
    for x, t in zip(X_train, y_train.ravel()):
        h = jihuo(params[5:13].reshape(4, 2) @ x + params[13:17])
        delta = network(x, params) - t
        tidu[:4] += delta * h
        tidu[4] += delta
        back = delta * params[:4] * h * (1 - h)
        tidu[5:13] += np.outer(back, x).flatten()
        tidu[13:] += back
    return tidu
