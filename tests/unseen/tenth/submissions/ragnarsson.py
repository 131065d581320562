import numpy as np
def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    hid1 = 1 / (1 + np.exp(-(v11*x[0] + v12*x[1] + b1)))
    hid2 = 1 / (1 + np.exp(-(v21*x[0] + v22*x[1] + b2)))
    hid3 = 1 / (1 + np.exp(-(v31*x[0] + v32*x[1] + b3)))
    hid4 = 1 / (1 + np.exp(-(v41*x[0] + v42*x[1] + b4)))
    net_in = u1*hid1 + u2*hid2 + u3*hid3 + u4*hid4 + a
    return 1 / (1 + np.exp(-net_in))

def loss(params, X_train, y_train, gamma=2.0):
    s = 0
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        pt = f if t == 1 else 1-f
        s += -(1-pt)**gamma*np.log(pt)
    return s

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    hid = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    fx = 1/(1 + np.exp(-(hid @ params[:4] + params[4])))
    err = fx - t
    back = np.outer(err, params[:4])*hid*(1 - hid)
    return np.hstack([err @ hid, err.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
