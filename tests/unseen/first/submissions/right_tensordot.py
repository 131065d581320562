import numpy as np

def _sig(a): return np.reciprocal(1 + np.exp(np.negative(a)))

def network(x, params):
    V = params[5:13].reshape(4, 2)
    return _sig(np.tensordot(params[:4], _sig(np.tensordot(V, np.asarray(x), (1, 0)) + params[13:]), 1) + params[4])

def loss(params, X_train, y_train):
    V = params[5:13].reshape(4, 2)
    P = _sig(np.tensordot(_sig(np.tensordot(X_train, V, ([1], [1])) + params[13:]), params[:4], 1) + params[4])
    t = y_train.ravel()
    return -float(np.tensordot(t, np.log(P), 1) + np.tensordot(1-t, np.log(1-P), 1))

def loss_gradient(params, X_train, y_train):
    V = params[5:13].reshape(4, 2)
    H = _sig(np.tensordot(X_train, V, ([1], [1])) + params[13:])
    R = _sig(np.tensordot(H, params[:4], 1) + params[4]) - y_train.ravel()
    dH = H*(1-H)*params[:4]
    ones = np.ones(len(R))
    return np.concatenate((np.tensordot(R, H, 1), [np.tensordot(R, ones, 1)], np.tensordot(dH*R[:, None], X_train, ([0], [0])).reshape(-1), np.tensordot(R, dH, 1)))
