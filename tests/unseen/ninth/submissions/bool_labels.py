import numpy as np

def _s(v): return np.divide(1, 1 + np.exp(-v))

def network(x, params):
    x1, x2 = x
    return _s(np.inner(params[:4], _s(x1*params[5:13:2] + x2*params[6:13:2] + params[13:])) + params[4])

def loss(params, X_train, y_train):
    is_one = (y_train == 1).ravel()
    f = np.fromiter((network(x, params) for x in X_train), float)
    f[~is_one] = 1 - f[~is_one]
    return -np.log(f).sum()

def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    P = 1 / (1 + np.exp(-(H @ u + a)))
    d = P - np.ravel(y_train)
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate((d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)))
