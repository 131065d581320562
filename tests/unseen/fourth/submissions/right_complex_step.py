def _z(params, X):
    V = params[5:13].reshape(4, 2)
    return params[4] + (1/(1 + np.exp(-(X @ V.T + params[13:17])))) @ params[:4]
def network(x, params):
    return float(1/(1 + np.exp(-_z(np.asarray(params), np.array([x], dtype=float))[0])))
def _E(params, X, t):
    z = _z(params, X)
    return np.sum(t*np.log(1 + np.exp(-z)) + (1 - t)*np.log(1 + np.exp(z)))
def loss(params, X_train, y_train):
    return _E(params, X_train, np.ravel(y_train))
def loss_gradient(params, X_train, y_train):
    t, g = np.ravel(y_train), np.zeros(17)
    for k in range(17):
        c = params.astype(complex)
        c[k] += 1e-30j
        g[k] = _E(c, X_train, t).imag/1e-30
    return g
