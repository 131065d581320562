import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    G = [sigmoid(params[5 + 2 * j] * x[0] + params[6 + 2 * j] * x[1] + params[13 + j]) for j in range(4)]
    return sigmoid(np.dot(params[:4], G) + params[4])


def loss(params, X_train, y_train):
    y_out = np.array([network(x, params) for x in X_train])
    y = y_train.ravel()
    return -np.mean(y * np.log(y_out) + (1 - y) * np.log(1 - y_out))


def loss_gradient(params, X_train, y_train):
    gradient = np.zeros(17)
    for i in range(17):
        step = np.zeros(17)
        step[i] = 1e-5
        gradient[i] = (loss(params + step, X_train, y_train) - loss(params - step, X_train, y_train)) / 2e-5
    return gradient
