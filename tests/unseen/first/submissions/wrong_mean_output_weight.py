import numpy as np
def network(x, params):
    h = 1/(1+np.exp(-(params[5:13].reshape(4, 2) @ np.array(x) + params[13:])))
    return 1/(1+np.exp(-(np.mean(params[:4])*np.sum(h) + params[4])))
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        yhat = network(x, params)
        total -= t * np.log(yhat) + (1 - t) * np.log(1 - yhat)
    return total
def loss_gradient(params, X_train, y_train):
    s = lambda z: 1 / (1 + np.exp(-z))
    g = np.zeros(17)
    for n in range(len(X_train)):
        x1, x2 = X_train[n]
        t = np.ravel(y_train)[n]
        h = [s(params[5 + 2*j] * x1 + params[6 + 2*j] * x2 + params[13 + j]) for j in range(4)]
        d = s(sum(params[j] * h[j] for j in range(4)) + params[4]) - t
        g[4] += d
        for j in range(4):
            g[j] += d * h[j]
            e = d * params[j] * h[j] * (1 - h[j])
            g[5 + 2*j] += e * x1
            g[6 + 2*j] += e * x2
            g[13 + j] += e
    return g
