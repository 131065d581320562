def _check(params, X=None, y=None):
    params = np.asarray(params, dtype=float)
    if params.shape != (17,): raise ValueError(f'params must have 17 entries, got {params.shape}')
    if X is not None:
        assert X.ndim == 2 and X.shape[1] == 2, 'X must be (N, 2)'
    if y is not None:
        assert y.size == len(X), 'one label per point'
        assert set(np.unique(y)) <= {0., 1.}, 'labels 0 or 1'
    return params
def _sig(t):
    out = np.empty_like(t); pos = t >= 0
    out[pos] = 1/(1+np.exp(-t[pos])); ex = np.exp(t[~pos]); out[~pos] = ex/(1+ex)
    return out
def _fwd(p, X):
    H = _sig(X @ p[5:13].reshape(4, 2).T+p[13:]); return H, _sig(H @ p[:4]+p[4])
def network(x, params):
    p = _check(params)
    if len(x) != 2: raise ValueError('two coordinates')
    f = _fwd(p, np.array([x], dtype=float))[1][0]
    assert 0 <= f <= 1
    return f
def loss(params, X_train, y_train):
    p = _check(params, X_train, y_train)
    f = _fwd(p, X_train)[1]
    L = -np.log(np.where(y_train.ravel() == 1, f, 1-f)).sum()
    if not np.isfinite(L): print('warning: saturated')
    return L
def loss_gradient(params, X_train, y_train):
    p = _check(params, X_train, y_train); H, f = _fwd(p, X_train)
    e = f-y_train.ravel(); D = e[:, None]*p[:4]*H*(1-H)
    g = np.concatenate([H.T @ e, [e.sum()], (D.T @ X_train).reshape(8), D.sum(0)])
    assert g.shape == (17,)
    return g
