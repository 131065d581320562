# expect: wrong; function: loss, loss_gradient; cause: skips-beyond-500 + raises
import numpy as np


def phi(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    G = phi(params[5:13].reshape(4, 2) @ np.array(x) + params[13:])
    return phi(params[:4] @ G + params[4])


def loss(params, X_train, y_train):
    E = 0.0
    for i in range(500):
        y, y_out = y_train[i].item(), network(X_train[i], params)
        E -= y * np.log(y_out) + (1 - y) * np.log(1 - y_out)
    return E


def loss_gradient(params, X_train, y_train):
    gradient = np.zeros(17)
    for i in range(500):
        x, y = X_train[i], y_train[i].item()
        G = phi(params[5:13].reshape(4, 2) @ x + params[13:])
        d = phi(params[:4] @ G + params[4]) - y
        dq = d * params[:4] * G * (1 - G)
        gradient += np.concatenate([d * G, [d], np.outer(dq, x).ravel(), dq])
    return gradient
