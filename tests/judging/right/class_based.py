# expect: right
import numpy as np


class NeuralNetwork:
    def __init__(self, params):
        self.u, self.a = params[:4], params[4]
        self.V, self.b = params[5:13].reshape(4, 2), params[13:]

    @staticmethod
    def sigmoid(t):
        return 1 / (1 + np.exp(-t))

    def forward(self, X):
        self.X = X
        self.h = self.sigmoid(X @ self.V.T + self.b)
        self.z = self.h @ self.u + self.a
        return self.sigmoid(self.z)

    def backward(self, y):
        delta = self.sigmoid(self.z) - y
        hidden = np.outer(delta, self.u) * self.h * (1 - self.h)
        return np.concatenate([delta @ self.h, [delta.sum()], (hidden.T @ self.X).ravel(), hidden.sum(axis=0)])


def network(x, params):
    return NeuralNetwork(params).forward(np.array(x, ndmin=2))[0]


def loss(params, X_train, y_train):
    nn = NeuralNetwork(params)
    nn.forward(X_train)
    return np.sum(np.logaddexp(0, nn.z * (1 - 2 * y_train.flatten())))


def loss_gradient(params, X_train, y_train):
    nn = NeuralNetwork(params)
    nn.forward(X_train)
    return nn.backward(y_train.flatten())
