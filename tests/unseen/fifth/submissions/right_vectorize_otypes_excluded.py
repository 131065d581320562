import math
def _f(x1, x2, p):
    sg = lambda t: 1/(1+math.exp(-t)) if t > 0 else 1-1/(1+math.exp(t))
    return sg(math.fsum([p[i]*sg(p[5+2*i]*x1+p[6+2*i]*x2+p[13+i]) for i in range(4)]+[p[4]]))
_fv = np.vectorize(_f, otypes=[float], excluded={2})
def network(x, params): return _fv(x[0], x[1], params).item()
def loss(params, X_train, y_train):
    f = _fv(X_train[:, 0], X_train[:, 1], params)
    return -np.select([y_train.ravel() == 1, y_train.ravel() == 0], [np.log(f), np.log1p(-f)]).sum()
def _dz(x1, x2, p):
    r = np.zeros(17); r[4] = 1
    for i in range(4):
        h = 1/(1+np.exp(-(p[5+2*i]*x1+p[6+2*i]*x2+p[13+i])))
        r[i] = h; r[13+i] = p[i]*h*(1-h); r[5+2*i] = r[13+i]*x1; r[6+2*i] = r[13+i]*x2
    return r
_dzv = np.vectorize(_dz, signature='(),(),(k)->(k)')
def loss_gradient(params, X_train, y_train):
    J = _dzv(X_train[:, 0], X_train[:, 1], params)
    return (_fv(X_train[:, 0], X_train[:, 1], params)-y_train.ravel()) @ J
