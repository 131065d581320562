import numpy as np
def squash(z):
    return 1.0/(1.0+np.exp(-z))

def network(x, params):
    b = params[13:]
    b += params[5:13].reshape(4, 2) @ np.array(x)
    return squash(params[:4] @ squash(b)+params[4])

def loss(params, X_train, y_train):
    value = 0
    for n in range(len(X_train)):
        f_n = network(X_train[n, :], params)
        value = value-np.log(f_n if np.ravel(y_train)[n] else 1-f_n)
    return value

def loss_gradient(params, X_train, y_train):
    p1, p2 = X_train[:, 0], X_train[:, 1]
    hs = [squash(params[5+2*i]*p1+params[6+2*i]*p2+params[13+i]) for i in range(4)]
    err = squash(params[4]+sum(params[i]*hs[i] for i in range(4)))-y_train.flatten()
    res = np.zeros(17)
    res[4] = err.sum()
    for i, hi in enumerate(hs):
        res[i] = (err*hi).sum()
        w = err*params[i]*hi*(1-hi)
        res[5+2*i], res[6+2*i], res[13+i] = (w*p1).sum(), (w*p2).sum(), w.sum()
    return res
