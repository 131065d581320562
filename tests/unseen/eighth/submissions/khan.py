import numpy as np
last = None
def sg(z): return 1/(1+np.exp(-z))
def network(x, params):
    # input -> hidden
    inp = np.asarray(x, dtype=float)
    hid_in = np.sum(params[5:13].reshape(4, 2)*inp, axis=1) + params[13:17]
    hid_out = sg(hid_in)
    # hidden -> output
    out_in = np.sum(params[0:4]*hid_out) + params[4]
    return sg(out_in)
def loss(params, X_train, y_train):
    global last
    last = np.array([network(x, params) for x in X_train])
    t = y_train.ravel()
    return -(t*np.log(last)+(1-t)*np.log(1-last)).sum()
def loss_gradient(params, X_train, y_train):
    global last
    if last is None or len(last) != len(X_train):
        loss(params, X_train, y_train)
    d = last-y_train.ravel()
    H = sg(X_train@params[5:13].reshape(4,2).T+params[13:])
    B = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate([d@H,[d.sum()],(B.T@X_train).ravel(),B.sum(0)])
