import numpy as np
_cache = {}

def _fw(params, X):
    key = (params.tobytes(), X.tobytes(), X.shape)
    if key not in _cache:
        if len(_cache) > 20:
            _cache.clear()
        H = 1/(1+np.exp(-(X @ params[5:13].reshape(4, 2).T + params[13:])))
        _cache[key] = (H, 1/(1+np.exp(-(H @ params[:4] + params[4]))))
    return _cache[key]

def network(x, params):
    return _fw(params, np.array([x], dtype=float))[1][0]

def loss(params, X_train, y_train):
    f = _fw(params, X_train)[1]
    y = y_train.ravel()
    return -(y*np.log(f)+(1-y)*np.log(1-f)).sum()

def loss_gradient(params, X_train, y_train):
    H, f = _fw(params, X_train)
    d = f-y_train.ravel()
    w = H*(1-H)
    w = w*params[:4]
    w = w*d[:, None]
    return np.concatenate([H.T @ d, [d.sum()], (w.T @ X_train).ravel(), w.sum(0)])
