# expect: wrong; function: optimize; cause: optimize-returns
import numpy as np

def sigmoid(t):
    return 1 / (1 + np.exp(-t))

def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)

def loss(params, X_train, y_train):
    y_train = np.asarray(y_train).ravel()
    p = np.array([network(x, params) for x in X_train])
    return -np.sum(y_train * np.log(p) + (1 - y_train) * np.log(1 - p))

def loss_gradient(params, X_train, y_train):
    y_train = np.ravel(y_train)
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    hid = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    err = 1 / (1 + np.exp(-(hid @ u + a))) - y_train
    back = err[:, None] * u * hid * (1 - hid)
    return np.concatenate([err @ hid, [err.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)])

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = initial.copy()
    best, best_loss = params.copy(), loss(params, X_train, y_train)
    for i in range(n_steps):
        params = params - eta * loss_gradient(params, X_train, y_train)
        E = loss(params, X_train, y_train)
        if E < best_loss:
            best, best_loss = params.copy(), E
    return best
