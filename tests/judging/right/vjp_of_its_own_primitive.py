# expect: right
import autograd.numpy as np
from autograd import jacobian
from autograd.extend import defvjp, primitive


@primitive
def sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))


defvjp(sigmoid, lambda ans, z: lambda g: g * ans * (1 - ans))


def logits(params, X):
    V = np.reshape(params[5:13], (4, 2))
    return np.dot(sigmoid(np.dot(X, V.T) + params[13:]), params[:4]) + params[4]


def network(x, params):
    return sigmoid(logits(params, np.array(x)))


def loss(params, X_train, y_train):
    z = logits(params, X_train)
    return np.sum(np.logaddexp(0.0, z) - y_train.ravel() * z)


def loss_gradient(params, X_train, y_train):
    delta = sigmoid(logits(params, X_train)) - y_train.ravel()
    return np.dot(delta, jacobian(logits)(params, X_train))
