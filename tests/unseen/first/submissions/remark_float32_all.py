import numpy as np
f4 = np.float32
def fwd(X, p):
    X = np.asarray(X, f4).reshape(-1, 2); p = np.asarray(p, f4)
    H = 1/(1+np.exp(-(X @ p[5:13].reshape(4, 2).T + p[13:])))
    return X, p, H, 1/(1+np.exp(-(H @ p[:4] + p[4])))
def network(x, params): return float(fwd(x, params)[3][0])
def loss(params, X_train, y_train):
    X, p, H, o = fwd(X_train, params); t = np.ravel(y_train).astype(f4)
    z = H @ p[:4] + p[4]
    return float(np.sum(np.logaddexp(f4(0), z) - t*z))
def loss_gradient(params, X_train, y_train):
    X, p, H, o = fwd(X_train, params)
    d = o - np.ravel(y_train).astype(f4); D = d[:, None]*p[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X).ravel(), D.sum(axis=0)]).astype(float)
