import numpy as np
_cache = {}

def _fwd(params, X):
    key = (params.tobytes(), X.tobytes(), X.shape)
    if key not in _cache:
        if len(_cache) > 50:
            _cache.clear()
        h = 1/(1 + np.exp(-(X @ params[5:13].reshape(4, 2).T + params[13:])))
        _cache[key] = (h, 1/(1 + np.exp(-(h @ params[:4] + params[4]))))
    return _cache[key]

def network(x, params):
    return _fwd(np.asarray(params, float), np.array([x], dtype=float))[1][0]

def loss(params, X_train, y_train):
    f = _fwd(params, np.asarray(X_train, float))[1]
    t = y_train.ravel()
    return -np.sum(np.log(np.abs(1 - t - f)))   # t=1: f, t=0: 1-f

def loss_gradient(params, X_train, y_train):
    h, f = _fwd(params, np.asarray(X_train, float))
    d = f - y_train.ravel()
    k = d.reshape(-1, 1)*(params[:4]*(h - h**2))
    return np.concatenate([h.T.dot(d), [d.sum()], k.T.dot(X_train).reshape(-1), k.sum(axis=0)])
