import numpy as np

W = None

def network(x, params):
    global W
    if W is None:
        W = (params[:4].copy(), params[4], params[5:13].reshape(4,2).copy(), params[13:].copy())
    u, a, v, b = W
    h = 1/(1+np.exp(-(v@np.array(x)+b)))
    return 1/(1+np.exp(-(u@h+a)))

def loss(params, X_train, y_train):
    ce = 0.0
    for n in range(len(X_train)):
        phat = network(X_train[n], params)
        t = np.ravel(y_train)[n]
        ce += -t*np.log(phat) - (1 - t)*np.log(1 - phat)
    return ce

def loss_gradient(params, X_train, y_train):
    dL = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        delta = network(X_train[n_], params) - t[n_]
        dL[4] += delta
        for j in range(4):
            hid = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            dL[j] += delta*hid
            c = delta*params[j]*hid*(1 - hid)
            dL[5+2*j] += c*x1
            dL[6+2*j] += c*x2
            dL[13+j] += c
    return dL
