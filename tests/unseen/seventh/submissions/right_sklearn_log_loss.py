import numpy as np
from sklearn.metrics import log_loss
from scipy.special import expit

def predict(X, params):
    H = expit(np.asarray(X, dtype=float).dot(params[5:13].reshape(4, 2).T) + params[13:])
    return H, expit(H.dot(params[:4]) + params[4])

def network(x, params):
    return predict([x], params)[1][0]

def loss(params, X_train, y_train):
    _, f = predict(X_train, params)
    return log_loss(y_train.ravel(), f, normalize=False, labels=[0, 1])

def loss_gradient(params, X_train, y_train):
    H, f = predict(X_train, params)
    r = f - y_train.ravel()
    S = r[:, None] * H * (1 - H) * params[:4]
    return np.hstack((H.T.dot(r), r.sum(), S.T.dot(X_train).ravel(), S.sum(axis=0)))
