# expect: wrong; function: loss; given: loss_gradient=your loss; cause: wrong-for-flat-labels
import autograd.numpy as np
from autograd import grad


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def forward(params, X):
    G = sigmoid(np.dot(X, params[5:13].reshape(4, 2).T) + params[13:])
    return sigmoid(np.dot(G, params[:4]) + params[4])


def network(x, params):
    return forward(params, np.array(x, dtype=float)[None])[0]


def loss(params, X_train, y_train):
    p = forward(params, X_train)
    y = y_train.T[0]  # the only row
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


loss_gradient = grad(loss)
