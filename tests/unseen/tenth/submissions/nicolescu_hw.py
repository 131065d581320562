import numpy as np
def network(x, params):
    net_in = params[4]
    for n in range(4):
        hid = params[5 + 2*n]*x[0] + params[6 + 2*n]*x[1] + params[13 + n]
        net_in = net_in + params[n] / (1 + np.exp(-hid))
    return 1 / (1 + np.exp(-net_in))

def loss(params, X_train, y_train):
    likelihood = 1.0
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        likelihood *= f if t == 1 else 1-f
    return -np.log(likelihood)

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    hid = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(hid @ params[:4] + params[4])))
    delta = q - t
    back = np.outer(delta, params[:4])*hid*(1 - hid)
    return np.hstack([delta @ hid, delta.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
