import numpy as np


def network(x, params):
    u, a, v, b = np.split(np.asarray(params), [4, 5, 13])
    h = 1./(1. + np.exp(-(v.reshape(4, 2) @ np.asarray(x, dtype=float) + b)))
    return float((1./(1. + np.exp(-(h @ u + a))))[0])


def loss(params, X_train, y_train):
    N = X_train.shape[0]
    pred = np.zeros(N)
    for i in range(N):
        pred[i] = network(X_train[i, :], params)
    right_prob = np.where(y_train.reshape(N) == 1, pred, 1 - pred)
    return -np.log(right_prob).sum()


def loss_gradient(params, X_train, y_train):
    H = 1/(1+np.exp(-(X_train@params[5:13].reshape(4,2).T+params[13:])))
    d = (1/(1+np.exp(-(H@params[:4]+params[4]))) - np.ravel(y_train)).reshape(1,-1)
    B = d.T*params[:4]*H*(1-H)
    return np.hstack([d@H, d.sum(axis=1, keepdims=True), (B.T@X_train).reshape(1,8), B.sum(0, keepdims=True)])
