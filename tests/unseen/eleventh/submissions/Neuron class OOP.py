import numpy as np

class Neuron:
    def __init__(self, weights, bias):
        self.weights = np.asarray(weights, dtype=float)
        self.bias = bias
        self.dweights = np.zeros_like(self.weights)
        self.dbias = 0.0

    def forward(self, inputs):
        self.inputs = np.asarray(inputs, dtype=float)
        self.output = 1 / (1 + np.exp(-(np.sum(self.weights * self.inputs) + self.bias)))
        return self.output

    def backward(self, dpre):
        """dpre: derivative of the loss w.r.t. the neuron's preactivation"""
        self.dweights = self.dweights + dpre * self.inputs
        self.dbias = self.dbias + dpre
        return dpre * self.weights


class Net:
    def __init__(self, params):
        self.hidden = [Neuron(params[5 + 2 * i:7 + 2 * i], params[13 + i]) for i in range(4)]
        self.out = Neuron(params[:4], params[4])

    def __call__(self, x):
        return self.out.forward([n.forward(x) for n in self.hidden])

    def backprop(self, x, target):
        y = self(x)
        for n, d in zip(self.hidden, self.out.backward(y - target)):
            n.backward(d * n.output * (1 - n.output))

    def gradient(self):
        parts = [self.out.dweights, [self.out.dbias]]
        parts += [n.dweights for n in self.hidden]
        parts += [[n.dbias for n in self.hidden]]
        return np.concatenate(parts)


def network(x, params):
    return Net(params)(x)


def loss(params, X_train, y_train):
    net = Net(params)
    return sum(-np.log(net(x)) if t > 0.5 else -np.log(1 - net(x)) for x, t in zip(X_train, y_train))


def loss_gradient(params, X_train, y_train):
    net = Net(params)
    for x, t in zip(X_train, y_train.ravel()):
        net.backprop(x, t)
    return net.gradient()
