import numpy as np

def network(x, params):
    p = np.asarray(params, dtype=np.float16)
    q = np.asarray(x, dtype=np.float16)
    h = 1/(1+np.exp(-(p[5:13].reshape(4,2)@q+p[13:])))
    return float(1/(1+np.exp(-(p[:4]@h+p[4]))))

def loss(params, X_train, y_train):
    total = 0.0
    for k in range(len(X_train)):
        phat = network(X_train[k], params)
        t = np.ravel(y_train)[k]
        total += -t*np.log(phat) - (1 - t)*np.log(1 - phat)
    return total

def loss_gradient(params, X_train, y_train):
    gr = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        resid = network(X_train[n_], params) - t[n_]
        gr[4] += resid
        for j in range(4):
            layer1 = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            gr[j] += resid*layer1
            c = resid*params[j]*layer1*(1 - layer1)
            gr[5+2*j] += c*x1
            gr[6+2*j] += c*x2
            gr[13+j] += c
    return gr
