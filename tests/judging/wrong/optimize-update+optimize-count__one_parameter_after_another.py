# expect: wrong; function: optimize; cause: optimize-update + optimize-count
import numpy as np
import matplotlib.pyplot as plt

def sigma(x):
    return 1 / (1 + np.exp(-x))

def network(x, params):
    s = 0
    for i in range(4):
        arg = params[13 + i]
        for k in range(2):
            arg += params[5 + 2 * i + k] * x[k]
        s += params[i] * sigma(arg)
    s += params[4]
    return sigma(s)

def loss(params, X_train, y_train):
    y_train = np.asarray(y_train).reshape(-1)
    L = 0
    for xi, yi in zip(X_train, y_train):
        f = network(xi, params)
        if yi == 1:
            L -= np.log(f)
        else:
            L -= np.log(1 - f)
    return L

def loss_gradient(params, X_train, y_train):
    y_train = np.asarray(y_train).reshape(-1)
    grad = np.zeros(17)
    for xi, yi in zip(X_train, y_train):
        h = np.zeros(4)
        for j in range(4):
            h[j] = sigma(params[5 + 2 * j] * xi[0] + params[6 + 2 * j] * xi[1] + params[13 + j])
        f = sigma(np.dot(params[:4], h) + params[4])
        err = f - yi
        grad[4] += err
        for j in range(4):
            grad[j] += err * h[j]
            common = err * params[j] * h[j] * (1 - h[j])
            for k in range(2):
                grad[5 + 2 * j + k] += common * xi[k]
            grad[13 + j] += common
    return grad

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = initial.copy()
    losses = [loss(params, X_train, y_train)]
    for i in range(n_steps):
        for j in range(17):
            params[j] -= eta * loss_gradient(params, X_train, y_train)[j]
        losses.append(loss(params, X_train, y_train))
    return losses
