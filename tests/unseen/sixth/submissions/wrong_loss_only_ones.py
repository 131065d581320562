import numpy as np

def sg(z): return 1/(1+np.exp(-z))

def fw(X, p):
    h = sg(X @ p[5:13].reshape(4, 2).T + p[13:])
    return h, sg(h @ p[:4] + p[4])

def network(x, params):
    return fw(np.array(x), params)[1]

def loss(params, X_train, y_train):
    return -np.sum(y_train.ravel()*np.log(fw(X_train, params)[1]))

def loss_gradient(params, X_train, y_train):
    h, f = fw(X_train, params)
    d = -y_train.ravel()*(1-f)
    w = d[:, None]*params[:4]*h*(1-h)
    return np.concatenate((h.T @ d, [d.sum()], (w.T @ X_train).ravel(), w.sum(0)))
