import numpy as np

def sig(s):
    return 1/(1 + np.exp(-np.clip(s, -36, 36)))

def network(x, params):
    return float(sig(params[:4] @ sig(params[5:13].reshape(4, 2) @ np.asarray(x, float) + params[13:]) + params[4]))


def loss(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ params[:4] + params[4])))
    t = np.ravel(y_train)
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))


def loss_gradient(params, X_train, y_train):
    V = params[5:13].reshape(4, 2)
    y = 1/(1 + np.exp(-(np.einsum('ij,nj->ni', V, X_train) + params[13:])))
    r = 1/(1 + np.exp(-(np.einsum('i,ni->n', params[:4], y) + params[4]))) - y_train.ravel()
    du = np.einsum('n,ni->i', r, y)
    dz = np.einsum('n,i,ni,ni->ni', r, params[:4], y, 1 - y)
    dV = np.einsum('ni,nj->ij', dz, X_train)
    return np.concatenate((du, [np.einsum('n->', r)], dV.reshape(8), np.einsum('ni->i', dz)))
