import numpy as np
from sklearn.metrics import log_loss

def network(x, params):
    V = np.array([params[5:7], params[7:9], params[9:11], params[11:13]])
    z1 = V.dot(np.array(x)) + params[13:17]
    a1 = 1.0 / (1.0 + np.exp(-z1))
    z2 = np.dot(a1, params[0:4]) + params[4]
    return 1.0 / (1.0 + np.exp(-z2))

def loss(params, X_train, y_train):
    prob = [network(x, params) for x in X_train]
    return log_loss(np.ravel(y_train), prob, normalize=False, labels=[0, 1])

def loss_gradient(params, X_train, y_train):
    # own formulas
    grad = np.zeros(17)
    targets = np.ravel(y_train)
    for n in range(X_train.shape[0]):
        x1, x2 = X_train[n]
        h = [1 / (1 + np.exp(-(params[5 + 2*i] * x1 + params[6 + 2*i] * x2 + params[13 + i]))) for i in range(4)]
        f = 1 / (1 + np.exp(-(params[4] + sum(params[i] * h[i] for i in range(4)))))
        err = f - targets[n]
        grad[4] += err
        for i in range(4):
            back = err * params[i] * h[i] * (1 - h[i])
            grad[i] += err * h[i]
            grad[5 + 2*i] += back * x1
            grad[6 + 2*i] += back * x2
            grad[13 + i] += back
    return grad
