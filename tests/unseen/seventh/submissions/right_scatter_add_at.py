import numpy as np

def sig(q):
    return .5 + .5 * np.tanh(q / 2)

def H(params, X):
    X = np.atleast_2d(X)
    return sig(X[:, :1] * params[5:13:2] + X[:, 1:] * params[6:13:2] + params[13:])

def network(x, params):
    return sig(H(params, x) @ params[:4] + params[4])[0]

def loss(params, X_train, y_train):
    z = H(params, X_train) @ params[:4] + params[4]
    t = y_train.ravel() == 1
    return np.logaddexp(0, np.where(t, -z, z)).sum()

def loss_gradient(params, X_train, y_train):
    h = H(params, X_train)
    e = sig(h @ params[:4] + params[4]) - y_train.ravel()
    q = e[:, None] * h * (1 - h) * params[:4]
    g = np.zeros(17)
    np.add.at(g, np.arange(4), e @ h)
    np.add.at(g, [4], np.sum(e))
    np.add.at(g, np.array([5, 7, 9, 11]), X_train[:, 0] @ q)
    np.add.at(g, np.array([6, 8, 10, 12]), X_train[:, 1] @ q)
    np.add.at(g, np.arange(13, 17), q.sum(0))
    return g
