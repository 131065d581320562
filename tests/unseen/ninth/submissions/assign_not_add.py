import numpy as np


def network(x, params):
    V = np.array([params[5:7], params[7:9], params[9:11], params[11:13]])
    z1 = V.dot(np.array(x)) + params[13:17]
    a1 = 1.0 / (1.0 + np.exp(-z1))
    z2 = np.dot(a1, params[0:4]) + params[4]
    return 1.0 / (1.0 + np.exp(-z2))


def loss(params, X_train, y_train):
    y_flat = y_train.flatten()
    result = 0
    for (x1, x2), yk in zip(X_train, y_flat):
        yhat = network(np.array([x1, x2]), params)
        result += yk * np.log(yhat) + (1 - yk) * np.log(1 - yhat)
    result = -result
    return result


def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    yt = y_train.ravel()
    for n in range(len(X_train)):
        x1, x2 = X_train[n, 0], X_train[n, 1]
        d = network([x1, x2], params) - yt[n]
        g[4] += d
        for j in range(4):
            hj = 1/(1+np.exp(-params[5+2*j]*x1 - params[6+2*j]*x2 - params[13+j]))
            w = d*params[j]*hj*(1-hj)
            g[j] += d*hj
            g[5+2*j] += w*x1
            g[6+2*j] += w*x2
            g[13+j] = w
    return g
