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
    total = 0
    for xi, yi in zip(X_train, np.ravel(y_train)):
        p = network(xi, params)
        total -= yi * np.log(p) + (1 - yi) * np.log(1 - p)
    return total
def loss_gradient(params, X_train, y_train):
    H = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    e = network(X_train.T, params) - y_train.ravel()
    m = H.mean(axis=0)
    D = e[:, None]*params[:4]*m*(1-m)
    return np.concatenate([e @ H, [e.sum()], (D.T @ X_train).ravel(), D.sum(0)])
