import numpy as np
from scipy import stats, special

def eta(params, X):
    H = special.expit(np.inner(X, params[5:13].reshape(4, 2)) + params[13:])
    return H, np.inner(H, params[:4]) + params[4]

def network(x, params):
    return special.expit(eta(params, x)[1])

def loss(params, X_train, y_train):
    prob = special.expit(eta(params, X_train)[1])
    return -stats.bernoulli.logpmf(y_train.ravel().astype(int), prob).sum()

def loss_gradient(params, X_train, y_train):
    # score function of logistic regression on the hidden features, then chain rule
    H, z = eta(params, X_train)
    residual = y_train.ravel() - special.expit(z)
    score_u = H.T @ residual
    score_a = residual.sum()
    W = residual[:, None]*(params[:4]*H*special.expit(-(np.inner(X_train, params[5:13].reshape(4, 2)) + params[13:])))
    return -np.r_[score_u, score_a, (W.T @ X_train).ravel(), W.sum(0)]
