import numpy as np

def sigmoid(x):
    with np.errstate(over='ignore'):
        return 1/(1+np.exp(-x))

def network(x, params):
    hidden = sigmoid(np.array([params[5:7]@x, params[7:9]@x, params[9:11]@x, params[11:13]@x]) + params[13:17])
    return float(sigmoid(params[0:4]@hidden + params[4]))

def loss(params, X_train, y_train):
    total = 0.0
    for i in range(y_train.size):
        target = y_train.flat[i]
        guess = network(X_train[i], params)
        if target:
            total -= np.log(guess)
        else:
            total -= np.log(1.0-guess)
    return total

def loss_gradient(params, X_train, y_train):
    g = {k: 0.0 for k in range(17)}
    for i in range(y_train.size):
        xi = X_train[i]
        hidden = sigmoid(np.array([params[5:7]@xi, params[7:9]@xi, params[9:11]@xi, params[11:13]@xi]) + params[13:17])
        m = network(xi, params) - y_train.flat[i]
        g[4] += m
        for j in range(4):
            g[j] += m*hidden[j]
            c = m*params[j]*hidden[j]*(1-hidden[j])
            g[2*j+5] += c*xi[0]; g[2*j+6] += c*xi[1]; g[j+13] += c
    return np.fromiter(g.values(), float, 17)
