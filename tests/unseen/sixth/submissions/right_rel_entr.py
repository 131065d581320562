import numpy as np
from scipy.special import expit, rel_entr

def act(X, p):
    return expit(np.add(np.matmul(X, np.transpose(np.reshape(p[5:13], (4, 2)))), p[13:]))

def network(x, params):
    return expit(np.vdot(act(np.array(x), params), params[:4]) + params[4])

def loss(params, X_train, y_train):
    z = act(X_train, params) @ params[:4] + params[4]
    t = np.ravel(y_train)
    return rel_entr(t, expit(z)).sum() + rel_entr(1 - t, expit(-z)).sum()

def loss_gradient(params, X_train, y_train):
    H = act(X_train, params)
    res = expit(H @ params[:4] + params[4]) - np.ravel(y_train)
    inner = H * (1 - H) * params[:4]
    return np.hstack([H, np.ones((len(H), 1)), np.repeat(inner, 2, axis=1) * np.tile(X_train, (1, 4)), inner]).T @ res
