import numpy as np
_last = None

def _eval(X, p):
    global _last
    X = np.asarray(X, dtype=float)
    if _last is not None and np.array_equal(_last[0], X) and np.array_equal(_last[1], p):
        return _last[2], _last[3]
    H = 1/(1+np.exp(-(X @ p[5:13].reshape(4, 2).T + p[13:])))
    o = 1/(1+np.exp(-(H @ p[:4] + p[4])))
    _last = (X.copy(), np.array(p, copy=True), H, o)
    return H, o

def network(x, params):
    return _eval(np.asarray(x, dtype=float).reshape(1, 2), params)[1][0]

def loss(params, X_train, y_train):
    o = _eval(X_train, params)[1]
    t = y_train.ravel()
    return -np.sum(t*np.log(o)) - np.sum((1-t)*np.log(1-o))

def loss_gradient(params, X_train, y_train):
    H, o = _eval(X_train, params)
    r = o - y_train.ravel()
    B = (r*params[:4, None]).T*H*(1-H)
    return np.concatenate([H.T.dot(r), [r.sum()], B.T.dot(X_train).ravel(), B.sum(0)])
