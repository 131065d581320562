import numpy as np
knots = np.linspace(-20, 20, 2001)
table = 1/(1+np.exp(-knots))
sg = lambda q: np.interp(q, knots, table)

def network(x, params):
    return float(sg(params[:4] @ sg(params[5:13].reshape(4, 2) @ np.array(x)+params[13:])+params[4]))

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    return -np.log(np.where(y_train.ravel() == 1, f, 1-f)).sum()

def loss_gradient(params, X_train, y_train):
    H = sg(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = sg(H @ params[:4]+params[4])-y_train.ravel()
    K = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
