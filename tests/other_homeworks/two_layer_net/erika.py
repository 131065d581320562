import numpy as np


class TwoLayerNet(object):
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {}
        self.params["W1"] = std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)

    def loss(self, X, y=None, reg=0.0):
        p = self.params
        N = X.shape[0]
        h = np.maximum(0, X @ p["W1"] + p["b1"])
        s = h @ p["W2"] + p["b2"]
        if y is None:
            return s
        e = np.exp(s - s.max(axis=1, keepdims=True))
        prob = e / e.sum(axis=1, keepdims=True)
        loss = np.mean(-np.log(prob[range(N), y])) + reg * sum((p[k] ** 2).sum() for k in ["W1", "W2"])

        ds = (prob - np.eye(s.shape[1])[y]) / N
        # 1 where the unit is on, 0 where it is off
        on = h
        on[on > 0] = 1
        dq = ds @ p["W2"].T * on
        grads = {
            "W2": h.T @ ds + 2 * reg * p["W2"],
            "b2": ds.sum(axis=0),
            "W1": X.T @ dq + 2 * reg * p["W1"],
            "b1": dq.sum(axis=0),
        }
        return loss, grads
