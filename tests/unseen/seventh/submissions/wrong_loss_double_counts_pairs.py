import numpy as np

def network(x, params):
    """2-4-1"""
    sigma = lambda t: 1/(1+np.exp(-t))
    hid = sigma(params[13:17] + params[5:13].reshape(4,2).dot(np.asarray(x)))
    return sigma(hid.dot(params[:4]) + params[4])

def loss(params, X_train, y_train):
    tot = 0
    for x in X_train:
        for y in y_train.ravel():
            tot -= y*np.log(network(x, params)) + (1-y)*np.log(1-network(x, params))
    return tot/len(X_train)

def loss_gradient(params, X_train, y_train):
    sigma = lambda t: 1/(1+np.exp(-t))
    tot = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        hid = sigma(params[13:17] + params[5:13].reshape(4,2).dot(x))
        dz = network(x, params) - y
        ds = dz*params[:4]*hid*(1-hid)
        tot[0:4] += dz*hid; tot[4] += dz; tot[5:13] += np.kron(ds, x); tot[13:17] += ds
    return tot
