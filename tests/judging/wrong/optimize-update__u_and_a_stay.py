# expect: wrong; function: optimize; cause: optimize-update
import numpy as np

def sigmoid(t):
    return 1 / (1 + np.exp(-t))

def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)

def loss(params, X_train, y_train):
    y_train = y_train.reshape(-1)
    p = np.array([network(x, params) for x in X_train])
    return -np.sum(y_train * np.log(p) + (1 - y_train) * np.log(1 - p))

def loss_gradient(params, X_train, y_train):
    y_train = y_train.flatten()
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    hid = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    err = 1 / (1 + np.exp(-(hid @ u + a))) - y_train
    back = err[:, None] * u * hid * (1 - hid)
    return np.concatenate([err @ hid, [err.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)])

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = initial.copy()
    history = [loss(params, X_train, y_train)]
    for _ in range(n_steps):
        grad = loss_gradient(params, X_train, y_train)
        params[5:] -= eta * grad[5:]
        history.append(loss(params, X_train, y_train))
    return history
