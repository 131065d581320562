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
    p = np.array([network(xi, params) for xi in X_train])
    t = np.asarray(y_train).flatten()
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
def loss_gradient(params, X_train, y_train, eta=0.001):
    u = params[:4].copy()
    H = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    e = sigmoid(H @ u + params[4]) - y_train.ravel()
    gu = e @ H
    u -= eta*gu
    D = e[:, None]*u*H*(1-H)
    return np.concatenate([gu, [e.sum()], (D.T @ X_train).ravel(), D.sum(0)])
