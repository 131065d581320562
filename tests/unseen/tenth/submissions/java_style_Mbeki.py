import numpy as np

class Neuron:
    def __init__(self, weights, bias):
        self.weights = weights
        self.bias = bias
    def getOutput(self, inputs):
        activation = self.bias
        for w, inp in zip(self.weights, inputs):
            activation += w * inp
        return 1.0 / (1.0 + np.exp(-activation))

class NetworkBuilder:
    @staticmethod
    def build(p):
        hiddenLayer = [Neuron([p[5 + 2*i], p[6 + 2*i]], p[13 + i]) for i in range(4)]
        outputNeuron = Neuron(list(p[0:4]), p[4])
        return hiddenLayer, outputNeuron

def network(x, params):
    hiddenLayer, outputNeuron = NetworkBuilder.build(params)
    return outputNeuron.getOutput([n.getOutput(x) for n in hiddenLayer])

def loss(params, X_train, y_train):
    totalLoss = 0.0
    labels = np.array(y_train).flatten().tolist()
    for index in range(0, len(labels)):
        prediction = network(X_train[index], params)
        if labels[index] == 1.0:
            totalLoss += -np.log(prediction)
        else:
            totalLoss += -np.log(1.0 - prediction)
    return totalLoss

def loss_gradient(params, X_train, y_train):
    hiddenLayer, outputNeuron = NetworkBuilder.build(params)
    gradient = [0.0] * 17
    labels = np.array(y_train).flatten().tolist()
    for index in range(0, len(labels)):
        point = X_train[index]
        hiddenOut = [n.getOutput(point) for n in hiddenLayer]
        errorTerm = outputNeuron.getOutput(hiddenOut) - labels[index]
        gradient[4] += errorTerm
        for i in range(4):
            gradient[i] += errorTerm * hiddenOut[i]
            hiddenError = errorTerm * params[i] * hiddenOut[i] * (1 - hiddenOut[i])
            gradient[5 + 2*i] += hiddenError * point[0]
            gradient[6 + 2*i] += hiddenError * point[1]
            gradient[13 + i] += hiddenError
    return np.array(gradient)
