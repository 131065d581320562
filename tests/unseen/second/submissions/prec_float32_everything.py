import numpy as np
f4 = np.float32
def sg(z): return f4(1)/(f4(1)+np.exp(-z))
def fw(X, params):
    p = np.asarray(params, f4)
    H = sg(np.asarray(X, f4) @ p[5:13].reshape(4, 2).T + p[13:])
    return p, H, sg(H @ p[:4] + p[4])
def network(x, params): return fw(x, params)[2]
def loss(params, X_train, y_train):
    p, H, q = fw(X_train, params)
    z, t = H @ p[:4] + p[4], np.ravel(y_train).astype(f4)
    return np.sum(np.logaddexp(f4(0), z) - t*z)
def loss_gradient(params, X_train, y_train):
    p, H, q = fw(X_train, params)
    e = q - np.ravel(y_train).astype(f4)
    D = e[:, None]*p[:4]*H*(1-H)
    return np.concatenate([e @ H, [e.sum()], (D.T @ np.asarray(X_train, f4)).ravel(), D.sum(0)])
