import numpy as np

class MLP:
    sizes = (2, 4, 1)

    def __init__(self, params):
        self.W = [params[5:13].reshape(4, 2), params[:4].reshape(1, 4)]
        self.b = [params[13:17], params[4:5]]
        self.acts = []

    @staticmethod
    def phi(s):
        return 1.0 / (1.0 + np.exp(-s))

    def forward(self, X):
        self.acts = [np.asarray(X, dtype=float).T]
        for W, b in zip(self.W, self.b):
            self.acts.append(self.phi(W @ self.acts[-1] + b[:, np.newaxis]))
        return self.acts[-1][0]

    def backward(self, y):
        delta = self.acts[-1] - y
        grads = []
        for k in (1, 0):
            grads.append((delta @ self.acts[k].T, delta.sum(axis=1)))
            delta = (self.W[k].T @ delta) * self.acts[k] * (1 - self.acts[k])
        (gu, ga), (gV, gb) = grads
        return np.concatenate([gu.ravel(), ga, gV.ravel(), gb])

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    return MLP(params).forward([x])[0]

def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    o = MLP(params).forward(X_train)
    t = np.ravel(y_train)
    return float(-(t * np.log(o) + (1 - t) * np.log(1 - o)).sum())

def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    net = MLP(params)
    net.forward(X_train)
    return net.backward(np.ravel(y_train))
