import numpy as np
EPS = 1e-15
def s(x): return 1/(1+np.exp(-x))
def network(x, params):
    return s(s(np.asarray(x) @ params[5:13].reshape(4,2).T + params[13:17]) @ params[0:4] + params[4])
def loss(params, X_train, y_train):
    p = np.clip(np.array([network(x, params) for x in X_train]), EPS, 1-EPS)
    t = np.asarray(y_train).reshape(p.shape)
    return -np.sum(t*np.log(p)+(1-t)*np.log(1-p))
def loss_gradient(params, X_train, y_train):
    hid = s(X_train @ params[5:13].reshape(4,2).T + params[13:17])
    p = s(hid @ params[0:4] + params[4])
    d = (p - np.asarray(y_train).reshape(p.shape))[:,None]
    dh = d*params[0:4]*hid*(1-hid)
    return np.hstack([(d*hid).sum(0), d.sum(0), (dh.T @ X_train).ravel(), dh.sum(0)])
