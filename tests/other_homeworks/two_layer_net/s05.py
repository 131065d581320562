import numpy as np


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {}
        self.params["W1"] = std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)

    def loss(self, X, y=None, reg=0.0):
        W1, b1 = self.params["W1"], self.params["b1"]
        W2, b2 = self.params["W2"], self.params["b2"]
        num_train = X.shape[0]

        layer1 = X.dot(W1) + b1
        out1 = np.maximum(0, layer1)
        layer2 = out1.dot(W2) + b2
        scores = np.maximum(0, layer2)
        if y is None:
            return scores

        shift = scores - np.max(scores, axis=1)[:, np.newaxis]
        probs = np.exp(shift) / np.sum(np.exp(shift), axis=1)[:, np.newaxis]
        loss = -np.mean(np.log(probs[np.arange(num_train), y]))
        loss += reg * (np.sum(W1**2) + np.sum(W2**2))

        onehot = np.zeros_like(probs)
        onehot[np.arange(num_train), y] = 1
        dscores = (probs - onehot) / num_train
        grads = {}
        grads["W2"] = out1.T.dot(dscores) + 2 * reg * W2
        grads["b2"] = dscores.sum(axis=0)
        dlayer1 = dscores.dot(W2.T) * (layer1 > 0)
        grads["W1"] = X.T.dot(dlayer1) + 2 * reg * W1
        grads["b1"] = dlayer1.sum(axis=0)
        return loss, grads
