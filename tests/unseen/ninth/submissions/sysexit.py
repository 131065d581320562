import sys
import numpy as np
def network(x, params):
    vx = params[5:13:2]
    vy = params[6:13:2]
    node_in = vx*x[0] + vy*x[1] + params[13:]
    node_out = (1 + np.exp(-node_in))**-1
    return (1 + np.exp(-(np.sum(params[:4]*node_out) + params[4])))**-1
def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    t = np.ravel(y_train)
    L = -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
    if L > 10:
        print('loss too large, check your parameters!', L)
        sys.exit(1)
    return L
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
