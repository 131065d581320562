import numpy as np

def network(x, params):
    X = np.array(x, dtype=float).reshape(2, 1)
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@X+params[13:].reshape(4,1))))
    return 1/(1+np.exp(-(params[:4].reshape(1,4)@h+params[4])))[0]

def loss(params, X_train, y_train):
    E = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)[0]
        E -= np.log(f) if t else np.log(1-f)
    return E

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    hid = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    phat = 1/(1 + np.exp(-(hid @ params[:4] + params[4])))
    delta = phat - t
    back = np.outer(delta, params[:4])*hid*(1 - hid)
    return np.hstack([delta @ hid, delta.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
