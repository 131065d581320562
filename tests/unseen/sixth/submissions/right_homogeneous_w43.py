import numpy as np
from scipy.special import expit

def _W(params):
    return np.column_stack([params[5:13].reshape(4, 2), params[13:]])

def _aug(X):
    return np.column_stack([X, np.ones(len(X))])

def network(x, params):
    h = expit(_W(params) @ [x[0], x[1], 1.0])
    return expit(np.append(h, 1.0) @ params[:5])

def loss(params, X_train, y_train):
    H = expit(_aug(X_train) @ _W(params).T)
    z = np.column_stack([H, np.ones(len(H))]) @ params[:5]
    t = np.reshape(y_train, -1)
    return np.logaddexp(0, np.where(t == 1, -z, z)).sum()

def loss_gradient(params, X_train, y_train):
    A = _aug(X_train)
    H = expit(A @ _W(params).T)
    H1 = np.column_stack([H, np.ones(len(H))])
    r = expit(H1 @ params[:5]) - np.reshape(y_train, -1)
    gW = (r[:, None] * H * (1 - H) * params[:4]).T @ A     # (4,3)
    return np.concatenate([r @ H1, gW[:, :2].ravel(), gW[:, 2]])
