import numpy as np


def network(x, params):
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@np.array(x)+params[13:17])))
    z = np.dot(params[0:4], h)+params[4]
    return 1/1+np.exp(-z)


def loss(params, X_train, y_train):
    t = np.asarray(y_train).reshape(-1)
    p = np.array([network(row, params) for row in X_train])
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    P = 1 / (1 + np.exp(-(H @ u + a)))
    d = P - np.ravel(y_train)
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate((d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)))
