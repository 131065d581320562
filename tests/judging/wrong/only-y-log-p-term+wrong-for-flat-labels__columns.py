# expect: wrong; function: loss; given: loss_gradient=your loss; cause: only-y-log-p-term + wrong-for-flat-labels
import autograd.numpy as np
from autograd import grad


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def forward(X, params):
    h = sigmoid(X @ params[5:13].reshape(4, 2).T + params[13:])
    return sigmoid(h @ params[:4].reshape(4, 1) + params[4])  # (N, 1)


def network(x, params):
    return forward(np.array(x), params)[0]


def loss(params, X_train, y_train):
    return -np.sum(y_train * np.log(forward(X_train, params)))


loss_gradient = grad(loss)
