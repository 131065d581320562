import numpy as np
def sig(t): return 1/(1+np.exp(-t))
def network(x, params):
    z = params[4]
    for i in range(4): z = z + params[i]*sig(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return sig(z)
def loss(params, X_train, y_train):
    y = y_train.ravel(); E = 0
    for i in range(len(y)):
        E -= y[i]*np.log(network(X_train[i], params))+(1-y[i])*np.log(1-network(X_train[i], params))
    return E
def loss_gradient(params, X_train, y_train):
    y = y_train.ravel(); g = np.zeros(17)
    for i in range(len(y)):
        x = X_train[i]
        d = network(x, params)-y[i]
        g[4] += d
        hs = []
        for i in range(4):
            hs.append(sig(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]))
            g[i] += d*hs[i]
        i = min(i, len(y)-1)
        for k in range(4):
            q = d*params[k]*hs[k]*(1-hs[k])
            g[5+2*k] += q*X_train[i][0]
            g[6+2*k] += q*X_train[i][1]
            g[13+k] += q
    return g
