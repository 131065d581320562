import autograd
import autograd.numpy as np


def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    G = 1 / (1 + np.exp(-(np.dot(np.array(x), V.T) + b)))
    return 1 / (1 + np.exp(-(np.dot(G, u) + a)))


def loss(params, X_train, y_train):
    y, y_out = y_train.ravel(), network(X_train, params)
    return -np.sum(y * np.log(y_out) + (1 - y) * np.log(1 - y_out))


loss_gradient = autograd.grad(loss)
