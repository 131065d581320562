import numpy as np
ld = np.longdouble
def fwd(X, params):
    p = np.asarray(params, dtype=ld)
    H = 1/(1+np.exp(-(np.asarray(X, dtype=ld) @ p[5:13].reshape(4, 2).T + p[13:])))
    return H, 1/(1+np.exp(-(H @ p[:4] + p[4])))
def network(x, params): return float(fwd([x], params)[1][0])
def loss(params, X_train, y_train):
    q = fwd(X_train, params)[1]; y = y_train.ravel().astype(ld)
    return float(-(y*np.log(q) + (1-y)*np.log(1-q)).sum())
def loss_gradient(params, X_train, y_train):
    H, q = fwd(X_train, params); e = q - y_train.ravel()
    D = e[:, None]*H*(1-H)*np.asarray(params, dtype=ld)[:4]
    return np.concatenate([e @ H, [e.sum()], (D.T @ np.asarray(X_train, dtype=ld)).ravel(), D.sum(0)]).astype(float)
