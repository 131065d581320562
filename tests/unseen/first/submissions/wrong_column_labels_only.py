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
    return -sum(np.log(network(X_train[i], params)) if y_train[i, 0] == 1 else np.log(1 - network(X_train[i], params)) for i in range(len(X_train)))
def loss_gradient(params, X_train, y_train):
    t = y_train[:, 0]
    H = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    d = sigmoid(H @ params[:4] + params[4]) - t
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
