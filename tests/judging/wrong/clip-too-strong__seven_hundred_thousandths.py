# expect: wrong; function: loss; cause: clip-too-strong
import numpy as np

def sigmoid(t):
    return 1 / (1 + np.exp(-t))

def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)

def loss(params, X_train, y_train, eps=7e-5):
    y_train = np.asarray(y_train).ravel()
    p = np.clip([network(x, params) for x in X_train], eps, 1 - eps)
    return -np.sum(y_train * np.log(p) + (1 - y_train) * np.log(1 - p))

def loss_gradient(params, X_train, y_train):
    y_train = np.ravel(y_train)
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    hid = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    err = 1 / (1 + np.exp(-(hid @ u + a))) - y_train
    back = err[:, None] * u * hid * (1 - hid)
    return np.concatenate([err @ hid, [err.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)])
