import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    # input -> hidden
    inp = np.asarray(x, dtype=float)
    hid_in = np.sum(params[5:13].reshape(4, 2)*inp, axis=1) + params[13:17]
    hid_out = s(hid_in)
    # hidden -> output
    out_in = np.sum(params[0:4]*hid_out) + params[4]
    return s(out_in)
def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    return np.sum(-y_train*np.log(f)-(1-y_train)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    y_train = y_train.ravel(); g = np.zeros(17)
    for x, y in zip(X_train, y_train):
        h = s(np.dot(params[5:13].reshape(4,2), x)+params[13:]); d = network(x, params)-y
        e = d*params[:4]*h*(1-h); g += np.r_[d*h, d, np.outer(e, x).ravel(), e]
    return g
