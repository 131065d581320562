import numpy as np

def sigm(z): return 1 / (1 + np.exp(-z))

def network(x, params):
    h = [sigm(params[5 + 2*i] * x[0] + params[6 + 2*i] * x[1] + params[13 + i]) for i in range(4)]
    return sigm(sum(params[i] * h[i] for i in range(4)) + params[4])

def loss(params, X_train, y_train):
    S = 0
    for x, y in zip(X_train, y_train):
        f = network(x, params)
        S += -f * np.log(f) - (1 - f) * np.log(1 - f)
    return S

def loss_gradient(params, X_train, y_train):
    G = np.zeros(17)
    for x, y in zip(X_train, np.ravel(y_train)):
        h = np.array([sigm(params[5 + 2*i] * x[0] + params[6 + 2*i] * x[1] + params[13 + i]) for i in range(4)])
        d = network(x, params) - y
        G[:4] += d * h
        G[4] += d
        for i in range(4):
            G[[5 + 2*i, 6 + 2*i, 13 + i]] += d * params[i] * h[i] * (1 - h[i]) * np.array([x[0], x[1], 1])
    return G
