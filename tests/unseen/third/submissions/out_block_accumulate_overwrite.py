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
    g = np.zeros(17)
    for s in range(0, len(X_train), 20):
        Xb = X_train[s:s+20]; yb = y_train.ravel()[s:s+20]
        H = sigmoid(Xb @ params[5:13].reshape(4, 2).T + params[13:])
        e = sigmoid(H @ params[:4] + params[4]) - yb
        D = e[:, None]*params[:4]*H*(1-H)
        g[:4] += e @ H
        g[4] += e.sum()
        g[5:13] = (D.T @ Xb).ravel()
        g[13:] += D.sum(0)
    return g
