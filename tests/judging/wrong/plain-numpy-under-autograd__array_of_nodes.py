# expect: wrong; function: loss_gradient; cause: plain-numpy-under-autograd
import autograd
import numpy as np


def network(x, params):
    V = params[5:13].reshape(4, 2)
    nodes = []
    for j in range(4):
        nodes.append(V[j, 0] * x[0] + V[j, 1] * x[1] + params[13 + j])
    G = 1 / (1 + np.exp(-np.array(nodes)))
    return 1 / (1 + np.exp(-(np.dot(params[:4], G) + params[4])))


def loss(params, X_train, y_train):
    total = 0.0
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        y = y_train.flat[i]
        total += -(y * np.log(p) + (1 - y) * np.log(1 - p))
    return total


loss_gradient = autograd.grad(loss)
