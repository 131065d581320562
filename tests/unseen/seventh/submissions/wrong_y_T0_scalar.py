import numpy as np
from scipy.special import expit

def forward(params, X):
    H = expit(X @ params[5:13].reshape(4, 2).T + params[13:])
    return H, expit(H @ params[:4] + params[4])

def network(x, params):
    return forward(params, np.array(x, dtype=float))[1]

def loss(params, X_train, y_train):
    y = y_train.T[0]          # (500,1) -> (500,)
    f = forward(params, X_train)[1]
    return np.sum(-y*np.log(f) - (1 - y)*np.log(1 - f))

def loss_gradient(params, X_train, y_train):
    y = y_train.T[0]
    H, f = forward(params, X_train)
    r = f - y
    R = r[:, None]*params[:4]*H*(1 - H)
    return np.concatenate([r @ H, [r.sum()], (R.T @ X_train).flatten(), R.sum(axis=0)])
