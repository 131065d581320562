import numpy as np


class TwoLayerNet(object):
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {}
        self.params["W1"] = std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)

    def loss(self, X, y=None, reg=0.0):
        W1, b1 = self.params["W1"], self.params["b1"]
        W2, b2 = self.params["W2"], self.params["b2"]
        N = X.shape[0]
        layer1 = np.maximum(0, X @ W1 + b1)
        scores = layer1 @ W2 + b2
        if y is None:
            return scores
        unnorm = np.exp(scores - np.max(scores, axis=1, keepdims=True))
        softmax = unnorm / np.sum(unnorm, axis=1, keepdims=True)
        loss = np.sum(-np.log(softmax[np.arange(N), y])) / N
        loss += reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

        softmax[np.arange(N), y] -= 1
        softmax /= N
        dlayer1 = softmax @ W2.T
        dlayer1 = dlayer1 * (layer1 > 0)
        grads = {}
        grads["W2"] = layer1.T @ softmax + 2 * reg * W2
        grads["b2"] = np.mean(softmax, axis=0)
        grads["W1"] = X.T @ dlayer1 + 2 * reg * W1
        grads["b1"] = np.sum(dlayer1, axis=0)
        return loss, grads
