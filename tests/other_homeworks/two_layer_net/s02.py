import numpy as np


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {
            "W1": std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def loss(self, X, y=None, reg=0.0):
        W1, b1, W2, b2 = [self.params[k] for k in ("W1", "b1", "W2", "b2")]
        N = X.shape[0]

        z1 = X @ W1 + b1
        a1 = np.maximum(z1, 0)
        z2 = a1 @ W2 + b2
        if y is None:
            return z2

        z2 = z2 - z2.max(axis=1, keepdims=True)
        softmax = np.exp(z2) / np.exp(z2).sum(axis=1, keepdims=True)
        loss = -np.log(softmax[np.arange(N), y]).sum() / N
        loss += 0.5 * reg * (np.sum(W1 ** 2) + np.sum(W2 ** 2))

        dz2 = softmax.copy()
        dz2[np.arange(N), y] -= 1
        dz2 /= N
        dW2 = a1.T @ dz2
        db2 = dz2.sum(axis=0)
        dz1 = (dz2 @ W2.T) * (z1 > 0)
        dW1 = X.T @ dz1
        db1 = dz1.sum(axis=0)
        dW2 += reg * W2
        dW1 += reg * W1
        return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
