import numpy as np


class TwoLayerNet(object):
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {}
        self.params['W1'] = std * np.random.randn(input_size, hidden_size)
        self.params['b1'] = np.zeros(hidden_size)
        self.params['W2'] = std * np.random.randn(hidden_size, output_size)
        self.params['b2'] = np.zeros(output_size)

    def loss(self, X, y=None, reg=0.0):
        # Unpack variables from the params dictionary
        W1, b1 = self.params['W1'], self.params['b1']
        W2, b2 = self.params['W2'], self.params['b2']
        N, D = X.shape

        fc1 = X.dot(W1) + b1
        X2 = np.maximum(0, fc1)
        scores = X2.dot(W2) + b2
        if y is None:
            return scores

        exps = np.exp(scores)
        probs = exps / exps.sum(axis=1, keepdims=True)
        loss = np.sum(-np.log(probs[np.arange(N), y])) / N
        loss += reg * np.sum(W2 * W2) + reg * np.sum(W1 * W1)

        grads = {}
        probs[np.arange(N), y] -= 1
        probs /= N
        # W2 gradient
        grads['W2'] = X2.T.dot(probs) + reg * W2
        grads['b2'] = probs.sum(axis=0)
        # W1 gradient
        dX2 = probs.dot(W2.T)
        dfc1 = dX2 * (fc1 > 0)
        grads['W1'] = X.T.dot(dfc1) + reg * W1
        grads['b1'] = dfc1.sum(axis=0)
        return loss, grads
