import numpy as np
def network(x, params):
    s = lambda t: 0.5 * (1 + np.tanh(0.5 * t))
    w = params[5:13]
    hidden = s(w[0::2] * x[0] + w[1::2] * x[1] + params[13:17])
    return s((params[:4] * hidden).sum() + params[4])
def loss(params, X_train, y_train):
    total = 0
    for xi, yi in zip(X_train, np.ravel(y_train)):
        p = network(xi, params)
        total -= yi * np.log(p) + (1 - yi) * np.log(1 - p)
    return total
def loss_gradient(params, X_train, y_train):
    s = lambda t: 1/(1+np.exp(-t))
    y = y_train.reshape(-1, 1)
    H = s(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    e = s(H @ params[:4].reshape(4, 1) + params[4]) - y
    D = e*params[:4]*H*(1-H)
    return np.vstack([H.T @ e, e.sum().reshape(1, 1), (D.T @ X_train).reshape(8, 1), D.sum(0).reshape(4, 1)])
