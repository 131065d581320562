import numpy as np
def sigmoid(t):
    return 1.0 / (1.0 + np.exp(-t))

def network(x, params):
    x1, x2 = x
    total = params[4]
    for j in range(4):
        total = total + params[j] * sigmoid(params[5 + 2*j]*x1 + params[6 + 2*j]*x2 + params[13 + j])
    return sigmoid(total)
def loss(params, X_train, y_train):
    y_train = np.ravel(y_train)
    n = len(y_train)
    if n == 0:
        return 0.0
    if n == 1:
        p = network(X_train[0], params)
        return -np.log(p if y_train[0] == 1 else 1 - p)
    return loss(params, X_train[:n//2], y_train[:n//2]) + loss(params, X_train[n//2:], y_train[n//2:])
def loss_gradient(params, X_train, y_train):
    y_train = np.ravel(y_train)
    n = len(y_train)
    if n > 1:
        return loss_gradient(params, X_train[:n//2], y_train[:n//2]) + loss_gradient(params, X_train[n//2:], y_train[n//2:])
    (x,), (t,) = X_train, y_train
    h = np.array([sigmoid(params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j]) for j in range(4)])
    e = network(x, params) - t
    k = e*params[:4]*h*(1-h)
    return np.concatenate((e*h, [e], np.repeat(k, 2)*np.tile(x, 4), k))
