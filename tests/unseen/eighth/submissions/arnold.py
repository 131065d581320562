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
    f = np.array([network(x,params) for x in X_train]); t = y_train.ravel()
    return -(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = s(params[5:13].reshape(4,2)@x+params[13:]); d = network(x,params)-t; q = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h,[d],np.outer(q,x).ravel(),q])
    return g
