import autograd.numpy as np
from autograd import value_and_grad


def scores(params, X):
    hidden = np.maximum(np.dot(X, params["W1"]) + params["b1"], 0)
    return np.dot(hidden, params["W2"]) + params["b2"]


def objective(params, X, y, reg):
    s = scores(params, X)
    onehot = np.eye(s.shape[1])[y]
    log_z = np.log(np.sum(np.exp(s), axis=1))
    data = np.sum(log_z - np.sum(onehot * s, axis=1)) / len(X)
    return data + reg * sum(np.sum(params[k] ** 2) for k in ("W1", "W2"))


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size):
        self.params = dict(
            W1=1e-2 * np.random.randn(input_size, hidden_size),
            b1=np.zeros(hidden_size),
            W2=1e-2 * np.random.randn(hidden_size, output_size),
            b2=np.zeros(output_size),
        )

    def loss(self, X, y, reg):
        L, g = value_and_grad(objective)(self.params, X, y, reg)
        return L, g
