import numpy as np

def sg(q): return 1/(1+np.exp(-q))

def hidden(X, p): return sg(X @ p[5:13].reshape(4, 2).T+p[13:])

def network(x, params): return sg(hidden(np.array(x, dtype=float), params) @ params[:4]+params[4])

def loss(params, X_train, y_train):
    f = network(X_train, params)
    y = y_train.ravel()
    return (-y*np.log(f)-(1-y)*np.log(1-f)).sum()

def loss_gradient(params, X_train, y_train):
    H = hidden(X_train, params)
    z = H @ params[:4]+params[4]
    d = z-y_train.ravel()
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(0)])
