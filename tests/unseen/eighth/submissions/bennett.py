import numpy as np
_c = {}
def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    # input -> hidden
    inp = np.asarray(x, dtype=float)
    hid_in = np.sum(params[5:13].reshape(4, 2)*inp, axis=1) + params[13:17]
    hid_out = sg(hid_in)
    # hidden -> output
    out_in = np.sum(params[0:4]*hid_out) + params[4]
    return sg(out_in)
def loss(params, X_train, y_train):
    """- sum y log f + (1-y) log(1-f)"""
    yy = y_train.flatten()
    ff = np.array([network(pt, params) for pt in X_train])
    first = yy @ np.log(ff)
    second = (1 - yy) @ np.log(1 - ff)
    return -(first + second)
def loss_gradient(params, X_train, y_train):
    key = (id(params), id(X_train))
    if key not in _c:
        _c[key] = sg(X_train.dot(params[5:13].reshape(4,2).T)+params[13:])
    H = _c[key]
    d = sg(H.dot(params[:4])+params[4])-y_train.ravel()
    B = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate([d@H,[d.sum()],(B.T@X_train).ravel(),B.sum(0)])
