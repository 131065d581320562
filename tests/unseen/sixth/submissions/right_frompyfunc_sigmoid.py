import math
import numpy as np

def _s(v):
    try:
        return 1/(1+math.exp(-v))
    except OverflowError:
        return 0.0
usig = np.frompyfunc(_s, 1, 1)

def hidden(X, p):
    return usig(np.asarray(X, float) @ p[5:13].reshape(4, 2).T + p[13:]).astype(float)

def network(x, params):
    return _s(hidden(x, params) @ params[:4] + params[4])

def loss(params, X_train, y_train):
    f = usig(hidden(X_train, params) @ params[:4] + params[4]).astype(float)
    y = y_train.reshape(-1)
    return -np.add.reduce(np.log(np.abs(y + f - 1)))

def loss_gradient(params, X_train, y_train):
    H = hidden(X_train, params)
    y = y_train.reshape(-1)
    d = usig(H @ params[:4] + params[4]).astype(float) - y
    res = [np.dot(d, H[:, i]) for i in range(4)] + [np.sum(d)]
    K = [d*params[i]*H[:, i]*(1-H[:, i]) for i in range(4)]
    res += [np.dot(K[i], X_train[:, j]) for i in range(4) for j in range(2)]
    res += [np.sum(k) for k in K]
    return np.asarray(res)
