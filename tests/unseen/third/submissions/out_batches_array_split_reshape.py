import numpy as np
def network(x, params):
    s = lambda t: 0.5 * (1 + np.tanh(0.5 * t))
    w = params[5:13]
    hidden = s(w[0::2] * x[0] + w[1::2] * x[1] + params[13:17])
    return s((params[:4] * hidden).sum() + params[4])
def loss(params, X_train, y_train):
    p = np.array([network(xi, params) for xi in X_train])
    t = np.asarray(y_train).flatten()
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
def batch_grad(params, X, y):
    s = lambda t: 1/(1+np.exp(-t))
    H = s(X @ params[5:13].reshape(4, 2).T + params[13:])
    e = s(H @ params[:4] + params[4]) - y
    D = e[:, None]*params[:4]*H*(1-H)
    return np.concatenate([e @ H, [e.sum()], (D.T @ X).ravel(), D.sum(0)])
def loss_gradient(params, X_train, y_train):
    y = y_train.ravel()
    if len(y) < 10:
        return batch_grad(params, X_train, y)
    m = len(y)//10
    return sum(batch_grad(params, X_train[10*i:10*i+10], y[10*i:10*i+10]) for i in range(m))
