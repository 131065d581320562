import numpy as np
sg = lambda q: 1./(1.+np.exp(-q))

def network(x, params):
    total = 0
    for j in (0, 1, 2, 3):
        total += params[j]*sg(x[0]*params[5+j*2]+x[1]*params[6+j*2]+params[13+j])
    return sg(total+params[4])

def loss(params, X_train, y_train):
    y = y_train.reshape(-1)
    f = np.asarray([network(p, params) for p in X_train])
    return -np.log(f)@y-np.log(1-f)@(1-y)

def loss_gradient(params, X_train, y_train):
    y = y_train.reshape(-1)
    e = np.asarray([network(p, params) for p in X_train])-y
    grads = [0]*17
    for j in (0, 1, 2, 3):
        h = sg(X_train[:, 0]*params[5+j*2]+X_train[:, 1]*params[6+j*2]+params[13+j])
        grads[j] = e@h
        grads[13+j] = (e*params[j]*h*(1-h)).sum()
        grads[5+j*2] = (e*params[j]*h*(1-h)*X_train[:, 0]).sum()
        grads[6+j*2] = (e*params[j]*h*(1-h)*X_train[:, 0]).sum()
    grads[4] = e.sum()
    return np.array(grads)
