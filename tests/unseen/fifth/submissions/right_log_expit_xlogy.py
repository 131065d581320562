from scipy.special import expit, log_expit
def z_(X, p):
    return expit(np.tensordot(X, p[5:13].reshape(4, 2), axes=(-1, 1))+p[13:]).dot(p[:4])+p[4]
def network(x, params): return float(expit(z_(np.asarray(x), params)))
def loss(params, X_train, y_train):
    z = z_(X_train, params); y = np.squeeze(y_train, axis=-1) if y_train.ndim == 2 else y_train
    return float(-(y*log_expit(z)).sum()-((1-y)*log_expit(-z)).sum())
def loss_gradient(params, X_train, y_train):
    y = np.squeeze(y_train, axis=-1) if y_train.ndim == 2 else y_train
    e = expit(z_(X_train, params))-y
    g = []
    hs = [expit(X_train @ params[5+2*i:7+2*i]+params[13+i]) for i in range(4)]
    ds = [e*params[i]*hs[i]*expit(-(X_train @ params[5+2*i:7+2*i]+params[13+i])) for i in range(4)]
    g += [np.dot(e, h) for h in hs]
    g += [np.sum(e)]
    for d in ds: g += list(np.dot(d, X_train))
    g += [np.sum(d) for d in ds]
    return np.asarray(g)
