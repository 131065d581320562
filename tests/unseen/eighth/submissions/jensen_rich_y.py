import numpy as np

def S(t):
    t = np.negative(t)
    np.exp(t, out=t) if isinstance(t, np.ndarray) else None
    return 1/(1+t) if isinstance(t, np.ndarray) else 1/(1+np.exp(t))

def network(x, params):
    W = params[5:13].reshape(4, 2)
    h = S(W @ np.asarray(x, dtype=float) + params[13:17])
    z = float(h @ params[:4] + params[4])
    return 1/(1+np.exp(-z))

def loss(params, X_train, y_train):
    t = np.atleast_1d(np.squeeze(y_train))
    e = np.zeros(len(t))
    for j in range(len(t)):
        f = network(X_train[j], params)
        e[j] = -np.log(f) if t[j] == 1 else -np.log(1-f)
    return e.sum()

def loss_gradient(params, X_train, y_train):
    t = np.atleast_1d(np.squeeze(y_train))
    W = params[5:13].reshape(4, 2)
    H = S(X_train @ W.T + params[13:17])
    d = S(H @ params[:4] + params[4]) - t
    g = np.zeros(17)
    np.dot(d, H, out=g[:4])
    g[4] = d.sum()
    K = (d[:, None]*H*(1-H))*params[:4]
    g[5:13] = (K[:, :, None]*X_train[:, None, :]).sum(0).ravel()
    np.sum(K, axis=0, out=g[13:])
    return g
