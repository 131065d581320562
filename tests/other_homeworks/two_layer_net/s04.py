import numpy as np


class TwoLayerNet(object):
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {}
        self.params['W1'] = std * np.random.randn(input_size, hidden_size)
        self.params['b1'] = np.zeros(hidden_size)
        self.params['W2'] = std * np.random.randn(hidden_size, output_size)
        self.params['b2'] = np.zeros(output_size)

    def loss(self, X, y=None, reg=0.0):
        W1, b1 = self.params['W1'], self.params['b1']
        W2, b2 = self.params['W2'], self.params['b2']
        N, D = X.shape

        h1 = np.dot(X, W1) + b1
        relu = np.maximum(h1, 0)
        scores = np.dot(relu, W2) + b2
        if y is None:
            return scores

        scores -= np.max(scores, axis=1).reshape(N, 1)
        p = np.exp(scores) / np.sum(np.exp(scores), axis=1).reshape(N, 1)
        loss = -np.sum(np.log(p[np.arange(N), y]))
        loss /= N
        loss += reg * np.sum(W1 * W1) + reg * np.sum(W2 * W2)

        grads = {}
        dscore = p
        dscore[np.arange(N), y] -= 1
        grads['b2'] = np.sum(dscore, axis=0)
        grads['W2'] = np.dot(relu.T, dscore) + 2 * reg * W2
        dh = np.dot(dscore, W2.T)
        dh[h1 <= 0] = 0
        grads['b1'] = np.sum(dh, axis=0)
        grads['W1'] = np.dot(X.T, dh) + 2 * reg * W1
        return loss, grads
