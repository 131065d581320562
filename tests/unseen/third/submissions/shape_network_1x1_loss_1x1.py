import numpy as np
def S(t): return 1/(1+np.exp(-t))
def network(x, params):
    col = np.array(x).reshape(2, 1)
    return S(params[:4].reshape(1, 4) @ S(params[5:13].reshape(4, 2) @ col + params[13:].reshape(4, 1)) + params[4])
def loss(params, X_train, y_train):
    tot = np.zeros((1, 1))
    for x, t in zip(X_train, y_train.ravel()):
        p = network(x, params)
        tot = tot - (t*np.log(p) + (1-t)*np.log(1-p))
    return tot
def loss_gradient(params, X_train, y_train):
    y = np.ravel(y_train)
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    P = 1 / (1 + np.exp(-(H @ u + a)))
    d = P - y
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
