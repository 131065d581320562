import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u = params[:4]
    V = params[4:12].reshape(4, 2)
    b = params[12:16]
    a = params[16]
    h = sigmoid(V @ np.array(x) + b)
    return sigmoid(u @ h + a)

def loss(params, X_train, y_train):
    preds = np.array([network(x, params) for x in X_train])
    y = y_train.flatten()
    return -np.sum(y * np.log(preds) + (1 - y) * np.log(1 - preds))

def loss_gradient(params, X_train, y_train):
    u = params[:4]
    V = params[4:12].reshape(4, 2)
    b = params[12:16]
    H = sigmoid(X_train @ V.T + b)
    f = sigmoid(H @ u + params[16])
    d = f - y_train.flatten()
    dH = np.outer(d, u) * H * (1 - H)
    return np.concatenate([H.T @ d, [d.sum()], (dH.T @ X_train).ravel(), dH.sum(axis=0)])
