import numpy as np
def network(x, params):
    '''see above'''
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    layer11 = 1 / (1 + np.exp(-(v11*x[0] + v12*x[1] + b1)))
    layer12 = 1 / (1 + np.exp(-(v21*x[0] + v22*x[1] + b2)))
    layer13 = 1 / (1 + np.exp(-(v31*x[0] + v32*x[1] + b3)))
    layer14 = 1 / (1 + np.exp(-(v41*x[0] + v42*x[1] + b4)))
    zed = u1*layer11 + u2*layer12 + u3*layer13 + u4*layer14 + a
    return 1 / (1 + np.exp(-zed))

def loss(params, X_train, y_train):
    ce = 0.0
    for i in range(len(X_train)):
        phat = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        ce += -t*np.log(phat) - (1 - t)*np.log(1 - phat)
    return ce

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        d = network(x, params)-t
        g[4] += d
        for i in range(4)
            g[i] += d
    return g
