import numpy as np
def network(x, params):
    '''see above'''
    x1, x2 = x
    # see lecture notes
    zz = x1*params[5:13:2] + x2*params[6:13:2] + params[13:17]
    layer1 = 1.0/(1.0 + np.exp(-zz))
    out = np.sum(params[:4]*layer1) + params[4]
    return 1.0/(1.0 + np.exp(-out))

def loss(params, X_train, y_train):
    s = 0
    for x, y in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        s += -(y*np.log(f) + 1-y*np.log(1-f))
    return s

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        err = network(X_train[n_], params) - t[n_]
        g[4] += err
        for j in range(4):
            layer1 = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            g[j] += err*layer1
            c = err*params[j]*layer1*(1 - layer1)
            g[5+2*j] += c*x1
            g[6+2*j] += c*x2
            g[13+j] += c
    return g
