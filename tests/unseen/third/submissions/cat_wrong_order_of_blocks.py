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
    H = s(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    e = s(H @ params[:4] + params[4]) - y_train.ravel()
    D = e[:, None]*params[:4]*H*(1-H)
    return np.concatenate([e @ H, [e.sum()], D.sum(0), (D.T @ X_train).ravel()])
