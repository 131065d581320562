import numpy as np
def z_of(X, params):
    h = 1 / (1 + np.exp(-(np.matmul(X, params[5:13].reshape(4, 2).swapaxes(0, 1)) + params[13:])))
    return h, np.matmul(h, params[:4]) + params[4]
def network(x, params):
    return 1 / (1 + np.exp(-z_of(np.asarray(x), params)[1]))
def loss(params, X_train, y_train):
    t = 2 * np.ravel(y_train) - 1
    return np.log1p(np.exp(-t * z_of(X_train, params)[1])).sum()
def loss_gradient(params, X_train, y_train):
    t = 2 * np.ravel(y_train) - 1
    h, z = z_of(X_train, params)
    c = -t / (1 + np.exp(t * z))
    q = c[:, np.newaxis] * params[:4] * h * (1 - h)
    return np.block([c @ h, c.sum(), (q.T @ X_train).reshape(-1), q.sum(0)])
