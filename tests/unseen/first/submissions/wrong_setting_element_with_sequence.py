import numpy as np
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        yhat = network(x, params)
        total -= t * np.log(yhat) + (1 - t) * np.log(1 - yhat)
    return total
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for i in range(len(X_train)):
        h = sigmoid(params[5:13].reshape(4, 2) @ X_train[i] + params[13:])
        d = network(X_train[i], params) - y_train[i]
        g[4] += d
        for j in range(4):
            g[j] += d*h[j]
            g[5+2*j] += d*params[j]*h[j]*(1-h[j])*X_train[i, 0]
            g[6+2*j] += d*params[j]*h[j]*(1-h[j])*X_train[i, 1]
            g[13+j] += d*params[j]*h[j]*(1-h[j])
    return g
