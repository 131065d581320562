import numpy as np

def fix(X, y):
    X = np.asarray(X, dtype=float)
    if X.shape[0] == 2:      # x1 row, x2 row
        X = X.T
    return X, np.asarray(y).ravel()

def sigmoid(q): return 1/(1 + np.exp(-q))

def fwd(X, p):
    H = sigmoid(X @ p[5:13].reshape(4, 2).T + p[13:])
    return H, sigmoid(H @ p[:4] + p[4])

def network(x, params):
    return fwd(np.array(x, dtype=float).reshape(1, 2), params)[1][0]

def loss(params, X_train, y_train):
    X, y = fix(X_train, y_train)
    f = fwd(X, params)[1]
    return -(y @ np.log(f) + (1 - y) @ np.log(1 - f))

def loss_gradient(params, X_train, y_train):
    X, y = fix(X_train, y_train)
    H, f = fwd(X, params)
    d = f - y
    e = d[:, None]*params[:4]*H*(1 - H)
    return np.concatenate([d @ H, [d.sum()], (e.T @ X).ravel(), e.sum(0)])
