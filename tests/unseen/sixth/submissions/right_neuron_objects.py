import math
import numpy as np

class Neuron:
    def __init__(self, weights, bias):
        self.weights = [float(w) for w in weights]
        self.bias = float(bias)
        self.grad_w = [0.0]*len(self.weights)
        self.grad_b = 0.0
    def fire(self, inputs):
        self.inputs = [float(i) for i in inputs]
        s = self.bias + sum(w*i for w, i in zip(self.weights, self.inputs))
        self.value = 1/(1+math.exp(-s)) if s > -700 else 0.0
        return self.value
    def learn(self, signal):
        self.grad_b += signal
        for k, i in enumerate(self.inputs):
            self.grad_w[k] += signal*i

class Brain:
    def __init__(self, p):
        self.hidden = [Neuron(p[5+2*i:7+2*i], p[13+i]) for i in range(4)]
        self.last = Neuron(p[:4], p[4])
    def think(self, x):
        return self.last.fire([n.fire(x) for n in self.hidden])
    def teach(self, x, t):
        err = self.think(x) - t
        self.last.learn(err)
        for n, w in zip(self.hidden, self.last.weights):
            n.learn(err*w*n.value*(1-n.value))
    def gradient(self):
        g = self.last.grad_w + [self.last.grad_b]
        for n in self.hidden: g += n.grad_w
        return np.array(g + [n.grad_b for n in self.hidden])

def network(x, params):
    return Brain(params).think(x)

def loss(params, X_train, y_train):
    brain = Brain(params)
    res = 0.0
    for x, t in zip(X_train, y_train.ravel()):
        f = brain.think(x)
        res -= np.log(f) if t == 1 else np.log1p(-f)
    return res

def loss_gradient(params, X_train, y_train):
    brain = Brain(params)
    for x, t in zip(X_train, y_train.ravel()):
        brain.teach(x, t)
    return brain.gradient()
