import numpy as np
def g(z): return (1 + np.tanh(z / 2)) / 2
def network(x, params):
    return g(sum(params[k] * g(params[5+2*k]*x[0] + params[6+2*k]*x[1] + params[13+k]) for k in range(4)) + params[4])
def _groups(X, y):
    rows, n = np.unique(np.column_stack([X, np.ravel(y)]), axis=0, return_counts=True)
    return rows[:, :2], rows[:, 2], n
def loss(params, X_train, y_train):
    X, y, n = _groups(X_train, y_train)
    p = network(X.T, params)
    return -np.sum(n * np.log(np.where(y == 1, p, 1 - p)))
def loss_gradient(params, X_train, y_train):
    X, y, n = _groups(X_train, y_train)
    H = np.array([g(params[5+2*k]*X[:, 0] + params[6+2*k]*X[:, 1] + params[13+k]) for k in range(4)])
    e = n * (network(X.T, params) - y)
    D = H * (1 - H) * params[:4, None] * e
    return np.concatenate([H @ e, [np.sum(e)], np.stack([D @ X[:, 0], D @ X[:, 1]], 1).reshape(8), D.sum(1)])
