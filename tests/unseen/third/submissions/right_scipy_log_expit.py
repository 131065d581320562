import numpy as np
from scipy.special import expit, log_expit
def z(params, X):
    return expit(np.tensordot(X, params[5:13].reshape(4, 2), axes=(-1, 1)) + params[13:]).dot(params[:4]) + params[4]
def network(x, params): return expit(z(params, np.array(x)))
def loss(params, X_train, y_train):
    sign = 2*y_train.ravel() - 1
    return -log_expit(sign*z(params, X_train)).sum()
def loss_gradient(params, X_train, y_train):
    sign = 2*y_train.ravel() - 1
    w = -sign*expit(-sign*z(params, X_train))
    H = expit(np.tensordot(X_train, params[5:13].reshape(4, 2), axes=(-1, 1)) + params[13:])
    K = H*(1-H)*params[:4]
    feats = np.concatenate([H, np.ones((len(H), 1)), (K[:, :, None]*X_train[:, None, :]).reshape(-1, 8), K], axis=1)
    return w @ feats
