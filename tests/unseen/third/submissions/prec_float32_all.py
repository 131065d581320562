import numpy as np
f4 = np.float32
def sg(t): return f4(1)/(f4(1)+np.exp(-t))
def fw(X, params):
    p = params.astype(f4)
    H = sg(np.asarray(X, dtype=f4) @ p[5:13].reshape(4, 2).T + p[13:])
    return H, H @ p[:4] + p[4]
def network(x, params): return sg(fw([x], params)[1])[0]
def loss(params, X_train, y_train):
    z = fw(X_train, params)[1]; y = y_train.ravel().astype(f4)
    return (np.logaddexp(f4(0), z) - y*z).sum()
def loss_gradient(params, X_train, y_train):
    H, z = fw(X_train, params); e = sg(z) - y_train.ravel().astype(f4)
    D = e[:, None]*params[:4].astype(f4)*H*(1-H)
    return np.concatenate([e @ H, [e.sum()], (D.T @ X_train.astype(f4)).ravel(), D.sum(0)])
