import numpy as np
from scipy.stats import norm

def sg(t): return 1/(1+np.exp(-t))

def network(x, params):
    h = norm.cdf((params[5:13].reshape(4, 2) @ np.array(x) + params[13:])/1.702)
    return sg(h @ params[:4] + params[4])

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train]); y = y_train.ravel()
    return -np.log(f[y == 1]).sum()-np.log(1-f[y == 0]).sum()

def loss_gradient(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train]); d = f-y_train.ravel()
    H = sg(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    Q = d[:, None]*H*(1-H)*params[:4]
    return np.concatenate([d @ H, [d.sum()], (Q.T @ X_train).ravel(), Q.sum(0)])
