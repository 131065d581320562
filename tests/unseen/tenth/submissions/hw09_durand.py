import numpy as np
def network(x, params):
    x1, x2 = x
    pre = x1*params[5:13:2] + x2*params[6:13:2] + params[13:17]
    act = 1.0/(1.0 + np.exp(-pre))
    res = np.sum(params[:4]*act) + params[4]
    return 1.0/(1.0 + np.exp(-res))

def loss(params, X_train, y_train):
    s = 0
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        s -= t*np.log(f)+(1-t)*np.log(1-f)
    print("loss =", s)

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    act = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    fx = 1/(1 + np.exp(-(act @ params[:4] + params[4])))
    diff = fx - t
    back = np.outer(diff, params[:4])*act*(1 - act)
    return np.hstack([diff @ act, diff.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
