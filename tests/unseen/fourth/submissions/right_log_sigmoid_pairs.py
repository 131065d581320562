def sg(t): return 1/(1+np.exp(-t))
rec = np.dtype([('x', float, 2), ('t', float)])
def pack(X, t):
    r = np.zeros(len(X), dtype=rec)
    r['x'], r['t'] = X, np.ravel(t)
    return r
def zed(p, xs): return sg(xs @ p[5:13].reshape(4,2).T + p[13:]) @ p[:4] + p[4]
def network(x, params): return sg(zed(params, np.array(x, float)))
def loss(params, X_train, y_train):
    r = pack(X_train, y_train)
    z = zed(params, r['x'])
    return -(r['t']*np.log(sg(z))+(1-r['t'])*np.log(sg(-z))).sum()
def loss_gradient(params, X_train, y_train):
    tot = np.zeros(17)
    for x, t in pack(X_train, y_train):
        h = sg(params[5:13].reshape(4,2) @ x + params[13:])
        d = sg(h @ params[:4] + params[4]) - t
        J = np.concatenate([h, [1.], np.outer(params[:4]*h*(1-h), x).ravel(), params[:4]*h*(1-h)])
        tot = tot + d*J
    return tot
