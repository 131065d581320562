import numpy as np

def network(x, params):
    u = params[0:4]
    a = params[4]
    b = params[5:9]
    V = params[9:17].reshape(4, 2)
    return 1/(1+np.exp(-(u @ (1/(1+np.exp(-(V @ np.array(x) + b)))) + a)))

def loss(params, X_train, y_train):
    Z = X_train @ params[5:13].reshape(4, 2).T + params[13:]
    z = (1 / (1 + np.exp(-Z))) @ params[:4] + params[4]
    t = np.asarray(y_train, float).ravel()
    return np.sum(np.logaddexp(0, z) - t * z)

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
