import numpy as np
from scipy.special import expit, log_expit

def features(X, params):
    """hidden activations with a leading column of ones"""
    X = np.asarray(X, dtype=float)
    return np.c_[np.ones(len(X)), expit(X @ np.reshape(params[5:13], (4, 2)).T + params[13:])]

def scores(X, params):
    return features(X, params) @ np.r_[params[4], params[:4]]

def network(x, params):
    return expit(scores([x], params))[0]

def loss(params, X_train, y_train):
    sgn = 2.0*np.ravel(y_train) - 1.0
    return -log_expit(sgn*scores(X_train, params)).sum()

def loss_gradient(params, X_train, y_train):
    Phi = features(X_train, params)
    H = Phi[:, 1:]
    B = params[:4]*H*(1 - H)
    J = np.empty((len(H), 17))
    J[:, :4] = H
    J[:, 4] = Phi[:, 0]
    J[:, 5:13:2] = B*X_train[:, :1]
    J[:, 6:13:2] = B*X_train[:, 1:]
    J[:, 13:] = B
    sgn = 2.0*np.ravel(y_train) - 1.0
    return J.T @ (-sgn*expit(-sgn*scores(X_train, params)))
