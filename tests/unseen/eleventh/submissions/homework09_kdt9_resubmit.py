import numpy as np

class NeuralNetwork:
    def __init__(self, params):
        self.weights1 = params[5:13].reshape(4, 2).T
        self.weights2 = params[0:4].reshape(4, 1)
        self.bias1 = params[13:17]
        self.bias2 = params[4]

    def sigmoid(self, x):
        return 1.0 / (1 + np.exp(-x))

    def feedforward(self, X):
        self.layer1 = self.sigmoid(np.dot(X, self.weights1) + self.bias1)
        self.output = self.sigmoid(np.dot(self.layer1, self.weights2) + self.bias2)
        return self.output

    def backprop(self, X, y):
        d_out = 2 * (self.output - y) * self.output * (1 - self.output)
        d_weights2 = np.dot(self.layer1.T, d_out)
        d_layer1 = np.dot(d_out, self.weights2.T) * self.layer1 * (1 - self.layer1)
        d_weights1 = np.dot(X.T, d_layer1)
        return np.concatenate([d_weights2.ravel(), d_out.sum(axis=0), d_weights1.T.ravel(), d_layer1.sum(axis=0)])

def network(x, params):
    return NeuralNetwork(params).feedforward(np.array([x]))[0, 0]

def loss(params, X_train, y_train):
    nn = NeuralNetwork(params)
    return np.sum((nn.feedforward(X_train) - y_train.reshape(-1, 1))**2)

def loss_gradient(params, X_train, y_train):
    nn = NeuralNetwork(params)
    nn.feedforward(X_train)
    return nn.backprop(X_train, y_train.reshape(-1, 1))
