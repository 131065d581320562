import numpy as np


class TwoLayerNet(object):
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {}
        self.params["W1"] = std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)

    def loss(self, X, y=None, reg=0.0):
        W1, b1, W2, b2 = (self.params[k] for k in ("W1", "b1", "W2", "b2"))
        num_train = X.shape[0]
        z1 = X.dot(W1) + b1
        a1 = np.where(z1 > 0, z1, 0)
        z2 = a1.dot(W2) + b2
        if y is None:
            return z2
        exp_scores = np.exp(z2)
        probs = exp_scores / exp_scores.sum(axis=1).reshape(-1, 1)
        data_loss = -np.sum(np.log(probs[range(num_train), y])) / num_train
        loss = data_loss + reg * np.sum(W1 ** 2) + reg * np.sum(W2 ** 2)

        delta2 = probs.copy()
        delta2[range(num_train), y] -= 1
        delta2 = delta2 / num_train
        delta1 = delta2.dot(W2.T)
        dW2 = a1.T.dot(delta2) + 2 * reg * W2
        dW1 = X.T.dot(delta1) + 2 * reg * W1
        return loss, {"W1": dW1, "b1": delta1.sum(0), "W2": dW2, "b2": delta2.sum(0)}
