import numpy as np

def sg(q): return 1/(1+np.exp(-q))

def network(x, params):
    h = sg(params[5:13].reshape(4, 2) @ np.array(x)+params[-4:])
    return sg(h.dot(params[:4])+params[4])

def loss(params, X_train, y_train):
    acc = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        acc = acc-t*np.log(f)-(1-t)*np.log(1-f)
    return acc

def loss_gradient(params, X_train, y_train):
    dL = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = sg(params[5:13].reshape(4, 2) @ x+params[-4:])
        d = network(x, params)-t
        dL[:4] += d*h
        dL[4] += d
        bp = d*params[:4]*h*(1-h)
        for i in range(4):
            dL[5+2*i:7+2*i] += bp[i]*x
            dL[13+i] = bp[i]
    return dL
