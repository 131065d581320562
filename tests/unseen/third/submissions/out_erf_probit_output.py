import numpy as np
from scipy.special import erf, expit
def network(x, params):
    h = expit(params[5:13].reshape(4, 2) @ np.array(x) + params[13:17])
    z = params[:4] @ h + params[4]
    return 0.5*(1+erf(z/1.702/np.sqrt(2)))
def loss(params, X_train, y_train):
    p = np.array([network(xi, params) for xi in X_train])
    t = np.asarray(y_train).flatten()
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
def loss_gradient(params, X_train, y_train):
    y = np.ravel(y_train)
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    P = 1 / (1 + np.exp(-(H @ u + a)))
    d = P - y
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
