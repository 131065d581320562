# expect: right
import numpy as np


def sigmoid(t, derivative=False):
    s = 1 / (1 + np.exp(-t))
    return s * (1 - s) if derivative else s


def network(x, params, activation=sigmoid, return_hidden=False):
    V = np.array([[params[5], params[6]], [params[7], params[8]], [params[9], params[10]], [params[11], params[12]]])
    t = np.dot(x, V.T) + params[13:]
    z = np.dot(activation(t), params[:4]) + params[4]
    return (t, z) if return_hidden else activation(z)


def loss(params, X_train, y_train, **kwargs):
    _, z = network(X_train, params, return_hidden=True, **kwargs)
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train) * z)


def loss_gradient(params, X_train, y_train, verbose=False):
    t, z = network(X_train, params, return_hidden=True)
    delta = sigmoid(z) - np.ravel(y_train)
    back = np.outer(delta, params[:4]) * sigmoid(t, derivative=True)
    gradient = np.concatenate([delta @ sigmoid(t), [delta.sum()], (back.T @ X_train).flatten(), back.sum(0)])
    if verbose:
        print(gradient)
    return gradient
