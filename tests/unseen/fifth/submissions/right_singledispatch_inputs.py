from functools import singledispatch
@singledispatch
def as_point(x): raise TypeError(type(x))
@as_point.register(list)
@as_point.register(tuple)
def _(x): return np.array(x, dtype=float)
@as_point.register(np.ndarray)
def _(x): return x.astype(float)
def lo(t): return np.piecewise(np.atleast_1d(t).astype(float), [np.atleast_1d(t) >= 0], [lambda q: 1/(1+np.exp(-q)), lambda q: np.exp(q)/(1+np.exp(q))])
def network(x, params):
    h = lo(params[5:13].reshape(4, 2).dot(as_point(x))+params[13:])
    return float(lo(params[:4].dot(h)+params[4])[0])
def loss(params, X_train, y_train):
    f = np.apply_along_axis(network, 1, X_train, params)
    y = y_train.reshape(f.shape)
    return -np.sum(np.log(f)*y+np.log1p(-f)*(1-y))
def loss_gradient(params, X_train, y_train):
    y = y_train.reshape(len(X_train)); tot = np.zeros(17)
    for i, x in enumerate(map(as_point, X_train)):
        h = lo(params[5:13].reshape(4, 2).dot(x)+params[13:])
        e = network(x, params)-y[i]
        dh = e*params[:4]*h*(1-h)
        tot += np.hstack((e*h, e, (dh[:, None]*x).flatten(), dh))
    return tot
