import numpy as np
# after Michael Nielsen's book, chapter 2

def sigmoid(z):
    return 1.0/(1.0+np.exp(-z))

def sigmoid_prime(z):
    return sigmoid(z)*(1-sigmoid(z))

def unpack(params):
    weights = [params[5:13].reshape(4, 2), params[0:4].reshape(1, 4)]
    biases = [params[13:17].reshape(4, 1), params[4].reshape(1, 1)]
    return weights, biases

def feedforward(a, params):
    for w, b in zip(*unpack(params)):
        a = sigmoid(np.dot(w, a) + b)
    return a

def network(x, params):
    return feedforward(np.reshape(x, (2, 1)), params).item()

def loss(params, X_train, y_train):
    cost = 0.0
    for x, y in zip(X_train, np.ravel(y_train)):
        a = network(x, params)
        cost += np.nan_to_num(-y*np.log(a)-(1-y)*np.log(1-a))
    return cost

def backprop(x, y, params):
    weights, biases = unpack(params)
    activation = x
    activations = [x]
    zs = []
    for b, w in zip(biases, weights):
        z = np.dot(w, activation) + b
        zs.append(z)
        activation = sigmoid(z)
        activations.append(activation)
    delta = activations[-1] - y
    nabla_b2, nabla_w2 = delta, np.dot(delta, activations[-2].T)
    delta = np.dot(weights[-1].T, delta)*sigmoid_prime(zs[-2])
    return np.dot(delta, activations[-3].T), delta, nabla_w2, nabla_b2

def loss_gradient(params, X_train, y_train):
    total = np.zeros(17)
    for x, y in zip(X_train, np.ravel(y_train)):
        w1, b1, w2, b2 = backprop(x.reshape(2, 1), y, params)
        total += np.concatenate([w2.ravel(), b2.ravel(), w1.ravel(), b1.ravel()])
    return total
