import numpy as np


def affine_forward(x, w, b):
    return x.dot(w) + b, (x, w)


def affine_backward(dout, cache):
    x, w = cache
    return dout.dot(w.T), x.T.dot(dout), np.ones(len(x)).dot(dout)


def relu_forward(x):
    return x * (x > 0), x


def relu_backward(dout, x):
    return np.where(x > 0, dout, 0)


def softmax_loss(x, y):
    log_p = x - x.max(axis=1, keepdims=True)
    log_p = log_p - np.log(np.exp(log_p).sum(axis=1, keepdims=True))
    N = x.shape[0]
    dx = np.exp(log_p)
    dx[np.arange(N), y] -= 1
    return -log_p[np.arange(N), y].sum() / N, dx / N


class TwoLayerNet(object):
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {}
        self.params["W1"] = std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)

    def loss(self, X, y=None, reg=0.0):
        a, cache1 = affine_forward(X, self.params["W1"], self.params["b1"])
        h, cache_r = relu_forward(a)
        scores, cache2 = affine_forward(h, self.params["W2"], self.params["b2"])
        if y is None:
            return scores
        loss, dscores = softmax_loss(scores, y)
        grads = {}
        dh, grads["W2"], grads["b2"] = affine_backward(dscores, cache2)
        _, grads["W1"], grads["b1"] = affine_backward(relu_backward(dh, cache_r), cache1)
        for name in ("W1", "W2"):
            W = self.params[name]
            loss += reg * np.linalg.norm(W) ** 2
            grads[name] += reg * W + reg * W
        return loss, grads
