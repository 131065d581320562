import numpy as np

def sg(t): return 1/(1+np.exp(-t))

def network(x, params):
    z = params[4]
    for i in range(1, 4):
        z = z + params[i]*sg(params[5+2*i]*x[0]+params[5+2*i+1]*x[1]+params[13+i])
    return sg(z)

def loss(params, X_train, y_train):
    y = y_train.ravel()
    return np.sum([-np.log(network(X_train[k], params))*y[k]-np.log(1-network(X_train[k], params))*(1-y[k]) for k in range(len(y))])

def loss_gradient(params, X_train, y_train):
    y = y_train.ravel()
    gr = np.zeros(17)
    for k in range(len(y)):
        d = network(X_train[k], params)-y[k]
        gr[4] += d
        for i in range(1, 4):
            h = sg(params[5+2*i:7+2*i] @ X_train[k] + params[13+i])
            gr[i] += d*h
            c = d*params[i]*h*(1-h)
            gr[5+2*i:7+2*i] += c*X_train[k]
            gr[13+i] += c
    return gr
