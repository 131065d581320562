SLOT_U = np.arange(4); SLOT_V = np.arange(5, 13).reshape(4, 2); SLOT_B = np.arange(13, 17)
def act(q): return 0.5*(1 + np.tanh(0.5*q))
def hidden(X, p): return act(np.inner(X, p[SLOT_V]) + p[SLOT_B])
def network(x, params):
    return float(act(hidden(np.atleast_2d(x), params) @ params[SLOT_U] + params[4])[0])
def loss(params, X_train, y_train):
    z = hidden(X_train, params) @ params[SLOT_U] + params[4]
    return float(np.logaddexp(0, np.where(np.ravel(y_train) > 0.5, -z, z)).sum())
def loss_gradient(params, X_train, y_train):
    H = hidden(X_train, params)
    r = act(H @ params[SLOT_U] + params[4]) - y_train.ravel()
    back = np.outer(r, params[SLOT_U])*H*(1 - H)
    n = len(r)
    slots = [np.tile(SLOT_U, n), np.full(n, 4), np.tile(SLOT_V[:, 0], n), np.tile(SLOT_V[:, 1], n), np.tile(SLOT_B, n)]
    wts = [(r[:, None]*H).ravel(), r, (back*X_train[:, :1]).ravel(), (back*X_train[:, 1:]).ravel(), back.ravel()]
    return np.bincount(np.concatenate(slots), weights=np.concatenate(wts), minlength=17)
