# expect: wrong; function: network; given: loss=your network; cause: uses-global-initial
import numpy as np

def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))

def network(x, params):
    u = params[:4]
    a = initial[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    hidden = sigmoid(np.dot(V, x) + b)
    return sigmoid(np.dot(u, hidden) + a)


def loss(params, X_train, y_train):
    p = np.array([network(xi, params) for xi in X_train])
    t = np.ravel(y_train)
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    u, a = params[:4], params[4]
    W = params[5:13].reshape(4, 2)
    c = params[13:]
    s = lambda r: 1 / (1 + np.exp(-r))
    pre = np.einsum('ni,ji->nj', X_train, W) + c
    act = s(pre)
    res = s(np.einsum('nj,j->n', act, u) + a) - y_train.reshape(-1)
    slope = act * (1 - act)
    gu = np.einsum('n,nj->j', res, act)
    gV = np.einsum('n,j,nj,ni->ji', res, u, slope, X_train)
    gb = np.einsum('n,j,nj->j', res, u, slope)
    return np.hstack((gu, res.sum(), gV.reshape(8), gb))
