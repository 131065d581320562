import numpy as np


class TwoLayerNet(object):
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {}
        self.params["W1"] = std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)

    def loss(self, X, y=None, reg=0.0):
        P = self.params
        N = X.shape[0]
        q = X.dot(P["W1"]) + P["b1"]
        h = np.maximum(q, 0)
        s = h.dot(P["W2"]) + P["b2"]
        if y is None:
            return s
        p = np.exp(s - s.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(p[np.arange(N), y]).mean()
        p[np.arange(N), y] -= 1
        p /= N
        dq = p.dot(P["W2"].T) * (q > 0)
        grads = {"W2": h.T.dot(p), "b2": p.sum(axis=0), "W1": X.T.dot(dq), "b1": dq.sum(axis=0)}
        for name, value in P.items():
            loss += reg * np.sum(value * value)
            grads[name] += 2 * reg * value
        return loss, grads
