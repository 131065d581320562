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
    hid = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    out = 1 / (1 + np.exp(-(hid @ params[:4] + params[4])))
    t = np.asarray(y_train).reshape(-1)
    return -np.sum(t * np.log(out) + (1 - t) * np.log(1 - out))
def loss_grad(params, X_train, y_train):
    H = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    d = sigmoid(H @ params[:4] + params[4]) - np.ravel(y_train)
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
