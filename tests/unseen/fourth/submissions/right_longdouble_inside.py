LD = np.longdouble
def _fwd(params, X):
    p = np.array(params, dtype=LD)
    X = np.array(X, dtype=LD).reshape(-1, 2)
    H = 1/(1+np.exp(-(X.dot(p[5:13].reshape(4,2).T)+p[13:])))
    return p, X, H, H.dot(p[:4])+p[4]
def network(x, params):
    return float(1/(1+np.exp(-_fwd(params, x)[3][0])))
def loss(params, X_train, y_train):
    z = _fwd(params, X_train)[3]
    t = np.array(y_train, dtype=LD).ravel()
    return float(-(t*np.log(1/(1+np.exp(-z)))+(1-t)*np.log(1/(1+np.exp(z)))).sum())
def loss_gradient(params, X_train, y_train):
    p, X, H, z = _fwd(params, X_train)
    d = 1/(1+np.exp(-z))-np.array(y_train, dtype=LD).ravel()
    B = d[:, None]*H*(1-H)*p[:4]
    return np.concatenate([d.dot(H), [d.sum()], B.T.dot(X).ravel(), B.sum(0)]).astype(np.float64)
