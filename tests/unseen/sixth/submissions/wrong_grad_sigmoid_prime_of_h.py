import numpy as np

def sigmoid(s): return 1/(1+np.exp(-s))
def sigmoid_prime(s): return sigmoid(s)*(1-sigmoid(s))

def network(x, params):
    V = np.vstack([params[5:7], params[7:9], params[9:11], params[11:13]])
    return sigmoid(params[0:4] @ sigmoid(V @ np.array(x)+params[13:17])+params[4])

def loss(params, X_train, y_train):
    res = 0
    for x, y in zip(X_train, y_train.flatten()):
        res += -np.log(network(x, params)) if y == 1 else -np.log(1-network(x, params))
    return res

def loss_gradient(params, X_train, y_train):
    V = np.vstack([params[5:7], params[7:9], params[9:11], params[11:13]])
    res = np.zeros(17)
    for x, y in zip(X_train, y_train.flatten()):
        h = sigmoid(V @ x+params[13:17])
        d = network(x, params)-y
        dh = d*params[0:4]*sigmoid_prime(h)
        res += np.concatenate((d*h, [d], np.outer(dh, x).flatten(), dh))
    return res
