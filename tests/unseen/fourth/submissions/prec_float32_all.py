f4 = np.float32
def fw(params, X):
    p, X = np.asarray(params, dtype=f4), np.asarray(X, dtype=f4).reshape(-1, 2)
    H = f4(1)/(f4(1)+np.exp(-(X @ p[5:13].reshape(4, 2).T + p[13:])))
    return p, X, H, H @ p[:4] + p[4]
def network(x, params):
    return f4(1)/(f4(1)+np.exp(-fw(params, x)[3][0]))
def loss(params, X_train, y_train):
    z = fw(params, X_train)[3]
    return np.sum(np.logaddexp(f4(0), z) - np.ravel(y_train).astype(f4)*z)
def loss_gradient(params, X_train, y_train):
    p, X, H, z = fw(params, X_train)
    d = f4(1)/(f4(1)+np.exp(-z)) - np.ravel(y_train).astype(f4)
    D = d[:, None]*p[:4]*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X).ravel(), D.sum(0)])
