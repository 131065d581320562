import numpy as np


def network(x, params):
    xx = x.reshape(2)
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@xx+params[13:])))
    return 1/(1+np.exp(-(params[:4]@h+params[4])))


def loss(params, X_train, y_train):
    E = 0.0
    for n, target in enumerate(np.ravel(y_train)):
        o = network(X_train[n], params)
        E -= np.log(o) if target else np.log(1 - o)
    return E


def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    P = 1 / (1 + np.exp(-(H @ u + a)))
    d = P - np.ravel(y_train)
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate((d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)))
