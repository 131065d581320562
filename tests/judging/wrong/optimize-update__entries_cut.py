# expect: wrong; function: optimize; cause: optimize-update
import numpy as np
import matplotlib.pyplot as plt


class MLP:
    """Two inputs, four hidden nodes, one output."""

    def __init__(self, params):
        self.W2 = params[0:4].reshape(1, 4)
        self.b2 = params[4]
        self.W1 = params[5:13].reshape(4, 2)
        self.b1 = params[13:17].reshape(4, 1)

    @staticmethod
    def act(z):
        return 1 / (1 + np.exp(-z))

    def forward(self, X):
        self.X = X
        self.Z1 = self.W1 @ X.T + self.b1
        self.A1 = self.act(self.Z1)
        self.Z2 = self.W2 @ self.A1 + self.b2
        self.A2 = self.act(self.Z2)
        return self.A2[0]

    def cost(self, y):
        A = self.A2[0]
        return -(y @ np.log(A) + (1 - y) @ np.log(1 - A))

    def backward(self, y):
        dZ2 = self.A2 - y.reshape(1, -1)
        dW2 = dZ2 @ self.A1.T
        db2 = np.sum(dZ2)
        dA1 = self.W2.T @ dZ2
        dZ1 = dA1 * self.A1 * (1 - self.A1)
        dW1 = dZ1 @ self.X
        db1 = np.sum(dZ1, axis=1)
        return np.hstack([dW2.ravel(), db2, dW1.ravel(), db1])


def network(x, params):
    net = MLP(params)
    return net.forward(np.array(x, dtype=float).reshape(1, 2))[0]


def loss(params, X_train, y_train):
    y_train = np.ravel(y_train)
    net = MLP(params)
    net.forward(X_train)
    return net.cost(y_train)


def loss_gradient(params, X_train, y_train):
    y_train = np.ravel(y_train)
    net = MLP(params)
    net.forward(X_train)
    return net.backward(y_train)

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = initial.copy()
    history = [loss(params, X_train, y_train)]
    for k in range(n_steps):
        g = np.clip(loss_gradient(params, X_train, y_train), -5, 5)
        params = params - eta * g
        history.append(loss(params, X_train, y_train))
    return params, history
