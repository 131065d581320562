import numpy as np


class TwoLayerNet(object):
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {}
        self.params["W1"] = std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)
        self.learning_rate = 0.1

    def loss(self, X, y=None, reg=0.0):
        params = self.params
        N = X.shape[0]
        z = X @ params["W1"] + params["b1"]
        a = z.clip(min=0)
        scores = a @ params["W2"] + params["b2"]
        if y is None:
            return scores
        e = np.exp(scores - scores.max(axis=1, keepdims=True))
        prob = e / e.sum(axis=1, keepdims=True)
        loss = -np.log(prob[np.arange(N), y]).mean()
        loss += reg * (np.sum(params["W1"] ** 2) + np.sum(params["W2"] ** 2))

        grads = {}
        d = prob
        d[np.arange(N), y] -= 1
        d /= N
        # second layer
        grads["W2"] = a.T @ d + 2 * reg * params["W2"]
        grads["b2"] = d.sum(axis=0)
        params["W2"] -= self.learning_rate * grads["W2"]
        params["b2"] -= self.learning_rate * grads["b2"]
        # first layer
        d = (d @ params["W2"].T) * (z > 0)
        grads["W1"] = X.T @ d + 2 * reg * params["W1"]
        grads["b1"] = d.sum(axis=0)
        params["W1"] -= self.learning_rate * grads["W1"]
        params["b1"] -= self.learning_rate * grads["b1"]
        return loss, grads
