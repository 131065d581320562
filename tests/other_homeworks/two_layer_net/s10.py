import numpy as np


class TwoLayerNet(object):
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {}
        self.params['W1'] = std * np.random.randn(input_size, hidden_size)
        self.params['b1'] = np.zeros(hidden_size)
        self.params['W2'] = std * np.random.randn(hidden_size, output_size)
        self.params['b2'] = np.zeros(output_size)

    def softmax(self, s):
        e = np.exp(s - np.max(s, axis=1, keepdims=True))
        return e / np.sum(e, axis=1, keepdims=True)

    def loss(self, X, y=None, reg=0.0):
        W1, b1 = self.params['W1'], self.params['b1']
        W2, b2 = self.params['W2'], self.params['b2']
        N, D = X.shape

        z1 = np.dot(X, W1) + b1
        a1 = z1 * (z1 > 0)
        scores = np.dot(a1, W2) + b2
        if y is None:
            return scores

        P = self.softmax(scores)
        loss = -np.log(P[np.arange(N), y]).mean() + reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

        dz2 = P
        dz2[np.arange(N), y] -= 1
        dz2 = dz2 / N
        da1 = np.dot(dz2, W2.T)
        dz1 = da1 * (z1 > 0)
        grads = {}
        grads['W2'] = np.dot(a1.T, dz2) + 2 * reg * W2
        grads['b2'] = np.sum(dz2, axis=0)
        grads['W1'] = np.dot(X.T, dz1) + 2 * reg * W1
        grads['b1'] = np.sum(dz1)
        return loss, grads
