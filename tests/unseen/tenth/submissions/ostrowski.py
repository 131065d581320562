import numpy as np
def network(x, params):
    '''see above'''
    H = [0.5 + 0.5*np.tanh((params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j])/2) for j in range(4)]
    net_in = sum(H[j]*params[j] for j in range(4)) + params[4]
    return 0.5 + 0.5*np.tanh(net_in/2)

def loss(params, X_train, y_train):
    ce = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        phat = network(x, params)
        if t == 1:
            ce -= np.log(phat)
        else:
            ce -= np.log(1 - phat)
    return ce

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17, dtype=int)
    t = np.ravel(y_train)
    for m in range(len(t)):
        x = X_train[m]
        d = network(x, params)-t[m]
        g[4] = g[4]+d
        for i in range(4):
            hi = 1/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])))
            g[i] = g[i]+d*hi
            k = d*params[i]*hi*(1-hi)
            g[5+2*i] = g[5+2*i]+k*x[0]
            g[6+2*i] = g[6+2*i]+k*x[1]
            g[13+i] = g[13+i]+k
    return g
