import numpy as np
from sklearn.metrics import log_loss
def sigmoid(t):
    return 1.0 / (1.0 + np.exp(-t))

def network(x, params):
    x1, x2 = x
    total = params[4]
    for j in range(4):
        total = total + params[j] * sigmoid(params[5 + 2*j]*x1 + params[6 + 2*j]*x2 + params[13 + j])
    return sigmoid(total)
def loss(params, X_train, y_train):
    return log_loss(y_train.ravel(), network(X_train.T, params), labels=[0, 1], normalize=False)
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    labels = np.ravel(y_train)
    for k in range(len(X_train)):
        x1, x2 = X_train[k]
        err = network(X_train[k], params) - labels[k]
        g[4] += err
        for j in range(4):
            h = 1 / (1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            g[j] += err * h
            back = err * params[j] * h * (1 - h)
            g[5+2*j] += back * x1
            g[6+2*j] += back * x2
            g[13+j] += back
    return g
