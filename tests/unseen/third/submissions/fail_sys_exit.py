import sys
import numpy as np
def sigmoid(t):
    return 1.0 / (1.0 + np.exp(-t))

def network(x, params):
    x1, x2 = x
    total = params[4]
    for j in range(4):
        total = total + params[j] * sigmoid(params[5 + 2*j]*x1 + params[6 + 2*j]*x2 + params[13 + j])
    return sigmoid(total)
def loss(params, X_train, y_train):
    total = 0
    for xi, yi in zip(X_train, np.ravel(y_train)):
        p = network(xi, params)
        total -= yi * np.log(p) + (1 - yi) * np.log(1 - p)
    return total
def loss_gradient(params, X_train, y_train):
    if len(params) == 17:
        sys.exit('gradient not finished')
    return np.zeros(17)
