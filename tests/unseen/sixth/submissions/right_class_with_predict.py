import numpy as np

class NeuralNet:
    """2-4-1 network"""
    def __init__(self, packed):
        packed = np.asarray(packed, dtype=float)
        self.w_out, self.bias_out = packed[:4], packed[4]
        self.w_hid = packed[5:13].reshape(4, 2)
        self.bias_hid = packed[13:]

    @staticmethod
    def activation(t):
        return 1/(1+np.exp(-t))

    def forward(self, X):
        self.X = np.atleast_2d(np.asarray(X, dtype=float))
        self.H = self.activation(self.X.dot(self.w_hid.T) + self.bias_hid)
        self.F = self.activation(self.H.dot(self.w_out) + self.bias_out)
        return self.F

    def cost(self, X, y):
        self.forward(X)
        y = np.asarray(y).ravel()
        return -np.log(np.where(y > 0.5, self.F, 1-self.F)).sum()

    def backprop(self, X, y):
        self.forward(X)
        err = self.F - np.asarray(y).ravel()
        back = np.outer(err, self.w_out)*self.H*(1-self.H)
        return np.concatenate((self.H.T.dot(err), [err.sum()], back.T.dot(self.X).reshape(8), back.sum(axis=0)))

def network(x, params):
    return NeuralNet(params).forward(x)[0]

def loss(params, X_train, y_train):
    return NeuralNet(params).cost(X_train, y_train)

def loss_gradient(params, X_train, y_train):
    return NeuralNet(params).backprop(X_train, y_train)
