import numpy as np

def network(x, params):
    x1, x2 = x[0], x[1]
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    h1 = 1. / (1. + np.exp(-(v11 * x1 + v12 * x2 + b1)))
    h2 = 1. / (1. + np.exp(-(v21 * x1 + v22 * x2 + b2)))
    h3 = 1. / (1. + np.exp(-(v31 * x1 + v32 * x2 + b3)))
    h4 = 1. / (1. + np.exp(-(v41 * x1 + v42 * x2 + b4)))
    out = u1 * h1 + u2 * h2 + u3 * h3 + u4 * h4 + a
    return 1. / (1. + np.exp(-out))

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    return -np.sum(y_train*np.log(f) + (1-y_train)*np.log(1-f))

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
