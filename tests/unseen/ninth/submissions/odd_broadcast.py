import numpy as np
def lg(q): return 1/(1+np.exp(-q))

def network(x, params):
    return lg(params[4] + (params[:4] * lg(params[13:] + (params[5:13].reshape(4, 2) * np.array(x)).sum(axis=1))).sum())

def loss(params, X_train, y_train):
    arr = (X_train[:, None, :] * params[5:13].reshape(1, 4, 2)).sum(-1)
    f = lg((lg(arr + params[13:]) * params[:4]).sum(-1) + params[4])
    y0 = y_train.ravel()
    return np.where(y0 == 1, -np.log(f), -np.log(1 - f)).sum()

def loss_gradient(params, X_train, y_train):
    arr = (X_train[:, None, :] * params[5:13].reshape(1, 4, 2)).sum(-1)
    h = lg(arr + params[13:])
    e = (lg((h * params[:4]).sum(-1) + params[4]) - y_train.ravel())[:, None]
    k = e * params[:4] * h * (1 - h)
    kv = k[:, :, None] * X_train[:, None, :]
    return np.concatenate([(e * h).sum(0), e.sum(0), kv.sum(0).reshape(8), k.sum(0)])
