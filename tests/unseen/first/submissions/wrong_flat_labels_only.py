import numpy as np
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)
def predict(params, X):
    return sigmoid(sigmoid(X @ params[5:13].reshape(4, 2).T + params[13:]) @ params[:4] + params[4])
def loss(params, X_train, y_train):
    p = predict(params, X_train)
    return -np.sum(y_train*np.log(p) + (1-y_train)*np.log(1-p))
def loss_gradient(params, X_train, y_train):
    H = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    d = predict(params, X_train) - y_train
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
