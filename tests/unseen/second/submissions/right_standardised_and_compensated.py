import numpy as np
def sig(t): return np.exp(-np.logaddexp(0., -t))
def network(x, params):
    return sig(sig(np.asarray(x) @ params[5:13].reshape(4, 2).T + params[13:]) @ params[:4] + params[4])
def scaled(X, params):
    m, s = X.mean(0), X.std(0)
    s = np.where(s > 1e-6, s, 1.)
    V, b = params[5:13].reshape(4, 2), params[13:]
    return (X - m) / s, m, s, V * s, b + V @ m      # V x + b = (V s) (x - m)/s + (b + V m)
def loss(params, X_train, y_train):
    Z, m, s, W, c = scaled(X_train, params)
    z = sig(Z @ W.T + c) @ params[:4] + params[4]
    return np.logaddexp(0, np.where(np.ravel(y_train) == 1, -z, z)).sum()
def loss_gradient(params, X_train, y_train):
    Z, m, s, W, c = scaled(X_train, params)
    H = sig(Z @ W.T + c)
    e = sig(H @ params[:4] + params[4]) - np.ravel(y_train)
    D = e[:, None] * params[:4] * H * (1 - H)
    dW, dc = D.T @ Z, D.sum(0)
    dV = dW * s + np.outer(dc, m)
    return np.concatenate([H.T @ e, [e.sum()], dV.ravel(), dc])
