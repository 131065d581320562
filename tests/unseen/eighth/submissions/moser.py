import numpy as np
def s(t): return 1/(1+np.exp(-t))
def h_(x, p, i): return s(p[5+2*i]*x[0]+p[6+2*i]*x[1]+p[13+i])
def network(x, params):
    x1, x2 = x[0], x[1]
    lay = s(params[5:13:2]*x1 + params[6:13:2]*x2 + params[13:])
    return s(lay @ params[0:4] + params[4])
def loss(params, X_train, y_train):
    E = 0
    i = 0
    for t in np.nditer(y_train):
        out = network(X_train[i], params)
        E = E - float(t)*np.log(out) - (1 - float(t))*np.log(1 - out)
        i += 1
    return E
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x,t in zip(X_train,y_train.ravel()):
        d = network(x,params)-t; g[4] += d
        for i in range(3):
            h = h_(x,params,i); g[i] += d*h
            g[5+2*i] += d*params[i]*h*(1-h)*x[0]; g[6+2*i] += d*params[i]*h*(1-h)*x[1]; g[13+i] += d*params[i]*h*(1-h)
    return g
