import numpy as np
from sklearn.metrics import log_loss
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)

def loss(params, X_train, y_train):
    preds = [network(x, params) for x in X_train]
    return log_loss(np.ravel(y_train), preds, normalize=False, labels=[0., 1.])

def loss_gradient(params, X_train, y_train):
    gradient = 0
    for x, t in zip(X_train, np.ravel(y_train)):
        h = sigmoid(params[5:13].reshape(4, 2) @ x + params[13:])
        dz_dh = params[:4]
        dh = np.diag(h*(1-h))
        dz = np.hstack([h, 1, np.outer(dz_dh @ dh, x).ravel(), dz_dh @ dh])
        gradient = gradient + (network(x, params) - t)*dz
    return gradient
