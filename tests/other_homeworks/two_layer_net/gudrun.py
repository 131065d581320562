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
        N = len(X)
        H = X @ W1 + b1
        H[H < 0] = 0
        S = H @ W2 + b2
        if y is None:
            return S
        S = S - S.max(axis=1)[:, None]
        logZ = np.log(np.exp(S).sum(axis=1))
        loss = (logZ - S[np.arange(N), y]).mean() + reg * ((W1 ** 2).sum() + (W2 ** 2).sum())

        dS = np.exp(S - logZ[:, None])
        dS[np.arange(N), y] -= 1
        dS /= N
        dH = dS @ W2.T
        dH[dH < 0] = 0  # backprop through the ReLU
        grads = {}
        grads["W1"] = X.T @ dH + 2 * reg * W1
        grads["b1"] = dH.sum(axis=0)
        grads["W2"] = H.T @ dS + 2 * reg * W2
        grads["b2"] = dS.sum(axis=0)
        return loss, grads
