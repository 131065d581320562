# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: sign-of-a-parameter
import autograd
import autograd.numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def forward(X, params):
    x1, x2 = X[..., 0], X[..., 1]
    q = [params[5 + 2 * j] * x1 + params[6 + 2 * j] * x2 + params[13 + j] for j in (0, 1, 3)]
    q.insert(2, params[9] * x1 - params[10] * x2 + params[15])
    h = sigmoid(np.stack(q, axis=-1))
    return h, h @ params[:4] + params[4]


def network(x, params):
    return sigmoid(forward(np.asarray(x), params)[1])


def loss(params, X_train, y_train):
    z = forward(X_train, params)[1]
    return np.sum(np.logaddexp(0, (1 - 2 * y_train.reshape(-1)) * z))


loss_gradient = autograd.grad(loss)
