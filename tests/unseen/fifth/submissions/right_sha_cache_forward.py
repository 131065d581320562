import hashlib
_seen = {}
def _tag(*arrays):
    m = hashlib.sha1()
    for q in arrays:
        q = np.ascontiguousarray(q); m.update(str((q.shape, q.dtype)).encode()); m.update(q.tobytes())
    return m.hexdigest()
def _forward(params, X):
    k = _tag(params, X)
    if k not in _seen:
        if len(_seen) > 50: _seen.clear()
        H = 1/(1+np.exp(-(np.matmul(X, params[5:13].reshape(4, 2).T)+params[13:])))
        _seen[k] = (H, 1/(1+np.exp(-(H @ params[:4]+params[4]))))
    return _seen[k]
def network(x, params): return float(_forward(params, np.array(x, float).reshape(1, 2))[1][0])
def loss(params, X_train, y_train):
    f = _forward(params, X_train)[1]; t = y_train.reshape(len(f))
    return np.sum(-t*np.log(f)-(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    H, f = _forward(params, X_train); e = (f-y_train.reshape(len(f)))[:, None]
    D = e*H*(1-H)*params[:4]
    return np.concatenate([(e*H).sum(0), e.sum(0), (D[:, :, None]*X_train[:, None, :]).sum(0).reshape(-1), D.sum(0)])
