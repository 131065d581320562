import numpy as np

def sig(t): return 1.0/(1.0+np.exp(-t))

def network(x, params):
    s = params[4]
    p = params[13:]
    q = params[5:13]
    for n in range(4):
        s = s + params[n]*sig(np.sum(q[2*n:2*n+2]*x)+p[n])
    return sig(s)

def loss(params, X_train, y_train):
    acc = 0
    for k in range(X_train.shape[0]):
        out = network(X_train[k, :], params)
        acc -= (np.log(1-out), np.log(out))[int(np.ravel(y_train)[k])]
    return acc

def loss_gradient(params, X_train, y_train):
    tot = np.zeros((X_train.shape[0], 17))
    for k in range(X_train.shape[0]):
        x1, x2 = X_train[k]
        d = network(X_train[k, :], params) - int(np.ravel(y_train)[k])
        for n in range(4):
            h = sig(params[5+2*n]*x1+params[6+2*n]*x2+params[13+n])
            tot[k, n] = d*h
            tot[k, 13+n] = d*params[n]*h*(1-h)
            tot[k, 5+2*n] = tot[k, 13+n]*x1
            tot[k, 6+2*n] = tot[k, 13+n]*x2
        tot[k, 4] = d
    return tot.sum(axis=0)
