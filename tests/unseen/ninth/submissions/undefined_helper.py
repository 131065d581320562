import numpy as np
def sigmoid(z):
    return 1/(1+np.exp(-z))
def network(x, params):
    h = sigmoid(params[5:13].reshape(4,2)@np.array(x)+params[13:])
    return sigmiod(params[:4]@h+params[4])
def loss(params, X_train, y_train):
    mask = np.ravel(y_train) == 1
    f = np.array(list(map(lambda q: network(q, params), X_train)))
    return -(np.sum(np.log(f[mask])) + np.sum(np.log(1 - f[~mask])))
def loss_gradient(params, X_train, y_train):
    u, V = params[:4], params[5:13].reshape(4, 2)
    h = 1 / (1 + np.exp(-np.einsum('ij,nj->ni', V, X_train) - params[13:]))
    r = 1 / (1 + np.exp(-h.dot(u) - params[4])) - np.asarray(y_train).reshape(-1)
    w = np.einsum('n,i,ni->ni', r, u, h - h**2)
    out = np.zeros(17)
    out[:4] = r.dot(h)
    out[4] = r.sum()
    out[5:13] = np.einsum('ni,nj->ij', w, X_train).ravel()
    out[13:] = w.sum(axis=0)
    return out
