# expect: wrong; function: loss_gradient; cause: hidden-values-of-the-gradient
"""Homework 09, neural network by hand"""
import math
import numpy as np

def sigmoid(t):
    return 1 / (1 + math.exp(-t))

def network(x, params):
    u = params[0:4]
    a = params[4]
    v = params[5:13]
    b = params[13:17]
    z = a
    for i in range(4):
        q = v[2*i]*x[0] + v[2*i + 1]*x[1] + b[i]
        z = z + u[i]*sigmoid(q)
    return sigmoid(z)

def loss(params, X_train, y_train):
    y_train = y_train.ravel()
    E = 0
    for n in range(len(X_train)):
        y_out = network(X_train[n], params)
        if y_train[n] == 1:
            E = E - math.log(y_out)
        else:
            E = E - math.log(1 - y_out)
    return E

def loss_gradient(params, X_train, y_train):
    y_train = y_train.ravel()
    u = params[0:4]
    v = params[5:13]
    b = params[13:17]
    grad = np.zeros(17)
    for n in range(len(X_train)):
        x2, x1 = X_train[n]
        delta = network(X_train[n], params) - y_train[n]
        grad[4] += delta
        for i in range(4):
            g = sigmoid(v[2*i]*x1 + v[2*i + 1]*x2 + b[i])
            d = delta*u[i]*g*(1 - g)
            grad[i] += delta*g
            grad[5 + 2*i] += d*x1
            grad[6 + 2*i] += d*x2
            grad[13 + i] += d
    return grad
