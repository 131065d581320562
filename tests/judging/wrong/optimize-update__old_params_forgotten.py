# expect: wrong; function: optimize; cause: optimize-update
import numpy as np
import matplotlib.pyplot as plt


def sigmoid(t):
    return 1.0 / (1.0 + np.exp(-t))


def network(x, params):
    u = params[:4]
    a = params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    G = sigmoid(V @ np.asarray(x) + b)
    return sigmoid(u @ G + a)


def loss(params, X_train, y_train):
    y_train = np.asarray(y_train).reshape(-1)
    p = np.array([network(x, params) for x in X_train])
    return -np.sum(y_train * np.log(p) + (1 - y_train) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    y_train = np.asarray(y_train).reshape(-1)
    u = params[:4]
    a = params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    G = sigmoid(X_train @ V.T + b)          # (N, 4)
    p = sigmoid(G @ u + a)                  # (N,)
    d = p - y_train
    du = d @ G
    da = d.sum()
    dq = d[:, None] * u * G * (1 - G)
    dV = dq.T @ X_train
    db = dq.sum(axis=0)
    return np.concatenate([du, [da], dV.ravel(), db])

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    loss_history = [loss(initial, X_train, y_train)]
    params = initial.copy()
    for i in range(n_steps):
        grad = loss_gradient(params, X_train, y_train)
        for j in range(len(params)):
            params[j] =- eta * grad[j]
        loss_history.append(loss(params, X_train, y_train))
    return params
