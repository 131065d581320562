import numpy.ma as ma
def s(t): return np.reciprocal(1 + np.exp(np.negative(t)))
def network(x, params):
    w = np.array(params, copy=True)
    return s(np.add(np.dot(s(np.add(np.dot(w[5:13].reshape(4,2), x), w[13:])), w[:4]), w[4]))
def loss(params, X_train, y_train):
    f = np.fromiter((network(x, params) for x in X_train), dtype=float, count=len(X_train))
    t = np.ravel(y_train)
    pos, neg = ma.masked_array(f, mask=(t == 0)), ma.masked_array(1-f, mask=(t == 1))
    return float(-(ma.log(pos).filled(0).sum() + ma.log(neg).filled(0).sum()))
def loss_gradient(params, X_train, y_train):
    g = np.zeros((17, len(X_train)))
    for n, (x, t) in enumerate(zip(X_train, np.ravel(y_train))):
        h = s(params[5:13].reshape(4,2) @ x + params[13:])
        e = network(x, params) - t
        g[:4, n], g[4, n] = e*h, e
        g[5:13, n] = np.kron(e*params[:4]*h*(1-h), x)
        g[13:, n] = e*params[:4]*h*(1-h)
    return g.sum(axis=1)
