from scipy.special import rel_entr, expit
def nodes(X, p): return expit(np.matmul(X, p[5:13].reshape(4,2).T) + p[13:17])
def network(x, params): return expit(np.matmul(nodes(x, params), params[0:4]) + params[4])
def loss(params, X_train, y_train):
    q = network(X_train, params); t = np.ravel(y_train)
    return np.sum(rel_entr(t, q) + rel_entr(1-t, 1-q))
def loss_gradient(params, X_train, y_train):
    h = nodes(X_train, params)
    d = network(X_train, params) - np.ravel(y_train)
    dz_dp = np.hstack([h, np.ones((len(d), 1)), np.repeat(h*(1-h)*params[:4], 2, axis=1)*np.tile(X_train, 4), h*(1-h)*params[:4]])
    return dz_dp.T @ d
