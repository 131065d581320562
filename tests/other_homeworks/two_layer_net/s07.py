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
        N = X.shape[0]

        z = X.dot(W1) + b1
        h = np.maximum(0, z)
        scores = h.dot(W2) + b2
        if y is None:
            return scores

        # softmax
        scores = scores - np.max(scores, axis=1, keepdims=True)
        loss = -np.sum(scores[np.arange(N), y]) + np.sum(np.log(np.sum(np.exp(scores), axis=1)))
        loss += reg * (np.sum(W1 * W1) + np.sum(W2 * W2))
        loss /= N

        probs = np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)
        probs[np.arange(N), y] -= 1
        probs /= N
        dW2 = h.T.dot(probs) + 2 * reg * W2
        db2 = np.sum(probs, axis=0)
        dz = probs.dot(W2.T)
        dz[z < 0] = 0
        dW1 = X.T.dot(dz) + 2 * reg * W1
        db1 = np.sum(dz, axis=0)
        grads = {'W1': dW1, 'W2': dW2, 'b1': db1, 'b2': db2}
        return loss, grads
