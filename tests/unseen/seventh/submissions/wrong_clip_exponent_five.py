import numpy as np

def sigmoid(z):
    z = np.clip(z, -5, 5)   # numerical stability
    return 1.0 / (1.0 + np.exp(-z))

def network(x, params):
    hidden = sigmoid(params[5:13].reshape(4, 2).dot(x) + params[13:17])
    return sigmoid(params[:4].dot(hidden) + params[4])

def loss(params, X_train, y_train):
    loss_sum = 0.
    for xi, yi in zip(X_train, np.ravel(y_train)):
        p = network(xi, params)
        loss_sum -= np.log(p) if yi == 1. else np.log(1. - p)
    return loss_sum

def loss_gradient(params, X_train, y_train):
    grad_sum = np.zeros(17)
    for xi, yi in zip(X_train, np.ravel(y_train)):
        hidden = sigmoid(params[5:13].reshape(4, 2).dot(xi) + params[13:17])
        d = sigmoid(params[:4].dot(hidden) + params[4]) - yi
        dh = d * params[:4] * hidden * (1 - hidden)
        grad_sum += np.concatenate((d * hidden, [d], np.outer(dh, xi).ravel(), dh))
    return grad_sum
