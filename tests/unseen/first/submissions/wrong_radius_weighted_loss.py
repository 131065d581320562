import numpy as np
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)
def loss(params, X_train, y_train):
    L = 0
    for x, t in zip(X_train, np.ravel(y_train)):
        w = min(1., 3./(np.linalg.norm(x) + 1e-12))
        p = network(x, params)
        L -= w*(t*np.log(p) + (1-t)*np.log(1-p))
    return L
def loss_gradient(params, X_train, y_train):
    u, a, v, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ v.T + b)))
    d = 1 / (1 + np.exp(-(H @ u + a))) - np.ravel(y_train)
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
