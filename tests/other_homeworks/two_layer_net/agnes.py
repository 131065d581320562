import numpy as np


class TwoLayerNet:
    """One point at a time."""

    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {
            "W1": std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def forward(self, x):
        h = [max(0.0, float(a)) for a in x @ self.params["W1"] + self.params["b1"]]
        return np.array(h), np.array(h) @ self.params["W2"] + self.params["b2"]

    def loss(self, X, y=None, reg=0.0):
        if y is None:
            return np.array([self.forward(x)[1] for x in X])
        P = self.params
        grads = {k: np.zeros(v.shape) for k, v in P.items()}
        total = 0.0
        for x, label in zip(X, y):
            h, s = self.forward(x)
            s = s - s.max()
            z = np.exp(s).sum()
            total += np.log(z) - s[label]
            ds = np.exp(s) / z
            ds[label] -= 1.0
            dh = P["W2"] @ ds
            for j in range(len(h)):
                if h[j] <= 0:
                    dh[j] = 0
            grads["W2"] += np.outer(h, ds)
            grads["b2"] += ds
            grads["W1"] += np.outer(x, dh)
            grads["b1"] += dh
        for k in grads:
            grads[k] = grads[k] / len(X)
            if k.startswith("W"):
                total += len(X) * reg * (P[k] ** 2).sum()
                grads[k] = grads[k] + 2 * reg * P[k]
        return total / len(X), grads
