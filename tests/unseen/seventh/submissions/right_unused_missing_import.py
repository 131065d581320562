import numpy as np
try:
    import tensorboardium_viz as tbv
except ImportError:
    tbv = None

def sigmoid(a):
    return 1 / (1 + np.exp(-a))

def network(x, params):
    h = sigmoid(params[[5, 7, 9, 11]] * x[0] + params[[6, 8, 10, 12]] * x[1] + params[13:17])
    return sigmoid(h @ params[0:4] + params[4])

def loss(params, X_train, y_train):
    value = 0
    for x, y in zip(X_train, y_train.reshape(-1)):
        value -= np.log(network(x, params)) * y + np.log(1 - network(x, params)) * (1 - y)
    return value

def loss_gradient(params, X_train, y_train):
    grad = [0.0] * 17
    for x, y in zip(X_train, y_train.reshape(-1)):
        h = sigmoid(params[[5, 7, 9, 11]] * x[0] + params[[6, 8, 10, 12]] * x[1] + params[13:17])
        diff = network(x, params) - y
        grad[4] += diff
        for i in range(4):
            grad[i] += diff * h[i]
            chain = diff * params[i] * h[i] * (1 - h[i])
            grad[5 + 2 * i] += chain * x[0]
            grad[6 + 2 * i] += chain * x[1]
            grad[13 + i] += chain
    return np.array(grad)
