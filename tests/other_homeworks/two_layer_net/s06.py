import numpy as np


class TwoLayerNet(object):
    """Everything one example at a time, to see what happens."""

    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {}
        self.params['W1'] = std * np.random.randn(input_size, hidden_size)
        self.params['b1'] = np.zeros(hidden_size)
        self.params['W2'] = std * np.random.randn(hidden_size, output_size)
        self.params['b2'] = np.zeros(output_size)

    def forward_one(self, x):
        W1, b1 = self.params['W1'], self.params['b1']
        W2, b2 = self.params['W2'], self.params['b2']
        h = []
        for j in range(len(b1)):
            a = b1[j]
            for d in range(len(x)):
                a += x[d] * W1[d, j]
            h.append(a if a > 0 else 0.0)
        s = []
        for c in range(len(b2)):
            a = b2[c]
            for j in range(len(h)):
                a += h[j] * W2[j, c]
            s.append(a)
        return h, s

    def loss(self, X, y=None, reg=0.0):
        if y is None:
            return np.array([self.forward_one(x)[1] for x in X])
        W1, W2 = self.params['W1'], self.params['W2']
        N = len(X)
        loss = 0.0
        grads = {k: np.zeros_like(v) for k, v in self.params.items()}
        for x, label in zip(X, y):
            h, s = self.forward_one(x)
            biggest = max(s)
            e = [np.exp(v - biggest) for v in s]
            Z = sum(e)
            loss += (np.log(Z) - (s[label] - biggest)) / N
            ds = [v / Z / N for v in e]
            ds[label] -= 1 / N
            for c in range(len(s)):
                grads['b2'][c] += ds[c]
                for j in range(len(h)):
                    grads['W2'][j, c] += h[j] * ds[c]
            for j in range(len(h)):
                if h[j] == 0:
                    continue
                dh = sum(W2[j, c] * ds[c] for c in range(len(s)))
                grads['b1'][j] += dh
                for d in range(len(x)):
                    grads['W1'][d, j] += x[d] * dh
        for name, W in (('W1', W1), ('W2', W2)):
            for i in range(W.shape[0]):
                for j in range(W.shape[1]):
                    loss += reg * W[i, j] ** 2
                    grads[name][i, j] += 2 * reg * W[i, j]
        return loss, grads
