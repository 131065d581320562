import numpy as np
sigma = lambda q: 1/(1+np.exp(-q))
ORDER = [0, 4, 2, 3, 1, 5, 6, 7]

def network(x, params):
    return sigma(params[4]+params[:4] @ sigma(params[13:]+params[5:13].reshape(4, 2) @ np.asarray(x)))

def loss(params, X_train, y_train):
    p = np.apply_along_axis(network, 1, X_train, params)
    return np.negative(np.log(np.where(y_train.ravel() == 1, p, 1-p))).sum()

def loss_gradient(params, X_train, y_train):
    H = sigma(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    r = np.apply_along_axis(network, 1, X_train, params)-y_train.ravel()
    D = r[:, None]*H*(1-H)*params[:4]
    dv = (D.T @ X_train).ravel()[ORDER]
    return np.concatenate([H.T @ r, [r.sum()], dv, D.sum(0)])
