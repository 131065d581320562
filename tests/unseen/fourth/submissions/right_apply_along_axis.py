def sigm(v): return 1/(1+np.exp(-v))
def network(x, params):
    return sigm(np.r_[params[:4], params[4]] @ np.r_[sigm(np.c_[params[5:13].reshape(4,2), params[13:]] @ np.r_[x, 1]), 1])
def rows(X, t): return np.column_stack([X, np.ravel(t)])
def loss(params, X_train, y_train):
    def e(r):
        f = network(r[:2], params)
        return -np.log(f if r[2] else 1-f)
    return np.apply_along_axis(e, 1, rows(X_train, y_train)).sum()
def loss_gradient(params, X_train, y_train):
    def g(r):
        h = sigm(np.c_[params[5:13].reshape(4,2), params[13:]] @ np.r_[r[:2], 1])
        d = sigm(h @ params[:4] + params[4]) - r[2]
        W = np.outer(d*params[:4]*h*(1-h), np.r_[r[:2], 1])
        return np.r_[d*h, d, W[:, :2].ravel(), W[:, 2]]
    return np.apply_along_axis(g, 1, rows(X_train, y_train)).sum(0)
