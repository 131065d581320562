import numpy as np
from scipy.special import rel_entr, expit
def hid(X, p):
    return expit(np.column_stack([X[:, 0]*p[5+2*i] + X[:, 1]*p[6+2*i] + p[13+i] for i in range(4)]))
def network(x, params):
    return expit(hid(np.array([x]), params).dot(params[:4]) + params[4])[0]
def loss(params, X_train, y_train):
    y = y_train.ravel()
    p = expit(hid(X_train, params).dot(params[:4]) + params[4])
    return rel_entr(y, p).sum() + rel_entr(1-y, 1-p).sum()
def loss_gradient(params, X_train, y_train):
    y = y_train.ravel()
    def part(X, sign):
        H = hid(X, params)
        w = sign*expit(-(-sign)*(H.dot(params[:4]) + params[4]))
        q = (w*(H*(1-H)*params[:4]).T)
        return np.concatenate([H.T.dot(w), [w.sum()], q.dot(X).ravel(), q.sum(axis=1)])
    return part(X_train[y == 0], 1) + part(X_train[y == 1], -1)
