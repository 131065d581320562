import numpy as np
def sigmoid(x):
    return 1/(1+np.exp(-x))
def network(x, params):
    total = params[4]
    for i in range(4):
        total = total + params[i]*sigmoid(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return sigmoid(total)
def loss(params, X_train, y_train):
    y_train = y_train.flatten()
    E = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        E = E - y_train[i]*np.log(f) - (1-y_train[i])*np.log(1-f)
        return E
def loss_gradient(params, X_train, y_train):
    y_train = y_train.flatten()
    grad = np.zeros(17)
    for n in range(len(X_train)):
        x = X_train[n]
        d = network(x, params) - y_train[n]
        grad[4] += d
        for i in range(4):
            h = sigmoid(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
            grad[i] += d*h
            grad[5+2*i] += d*params[i]*h*(1-h)*x[0]
            grad[6+2*i] += d*params[i]*h*(1-h)*x[1]
            grad[13+i] += d*params[i]*h*(1-h)
    return grad
