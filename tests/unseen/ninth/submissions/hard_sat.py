import numpy as np


def net_raw(x, params):
    inp = np.array([[x[0]], [x[1]]])                       # column vector
    W_h = np.array(params[5:13]).reshape((4, 2))
    B_h = np.array(params[13:17]).reshape((4, 1))
    act_h = 1/(1 + np.exp(-(np.matmul(W_h, inp) + B_h)))
    W_o = np.array(params[0:4]).reshape((1, 4))
    act_o = 1/(1 + np.exp(-(np.matmul(W_o, act_h) + params[4])))
    return act_o[0][0]


def network(x, params):
    f = net_raw(x, params)
    z = np.log(f / (1 - f))
    if z > 5:
        return 1.0       # saturated
    elif z < -5:
        return 0.0
    return f


def loss(params, X_train, y_train):
    mask = np.ravel(y_train) == 1
    f = np.array(list(map(lambda q: network(q, params), X_train)))
    return -(np.sum(np.log(f[mask])) + np.sum(np.log(1 - f[~mask])))


def loss_gradient(params, X_train, y_train):
    yv = np.ravel(y_train)
    du, da, dv, db = np.zeros(4), 0.0, np.zeros((4, 2)), np.zeros(4)
    for n in range(len(yv)):
        xn = X_train[n]
        hn = 1./(1. + np.exp(-(params[5:13].reshape(4, 2).dot(xn) + params[13:17])))
        fn = 1./(1. + np.exp(-(params[0:4].dot(hn) + params[4])))
        da += fn - yv[n]
        du += (fn - yv[n])*hn
        for i in range(4):
            dbi = (fn - yv[n])*params[i]*hn[i]*(1. - hn[i])
            db[i] += dbi
            dv[i] += dbi*xn
    return np.concatenate((du, np.array([da]), dv.flatten(), db))
