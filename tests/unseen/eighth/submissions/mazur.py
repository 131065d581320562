import numpy as np
nodes = zip(range(0, 4), range(5, 13, 2), range(6, 13, 2), range(13, 17))
def sg(z): return 1/(1+np.exp(-z))
def network(x, params):
    z = params[4]
    for iu, i1, i2, ib in nodes:
        z = z+params[iu]*sg(params[i1]*x[0]+params[i2]*x[1]+params[ib])
    return sg(z)
def loss(params, X_train, y_train):
    E = 0
    for x, t in zip(X_train, y_train.ravel()):
        p = network(x, params)
        E -= t*np.log(p)+(1-t)*np.log(1-p)
    return E
def loss_gradient(params, X_train, y_train):
    labels = np.ravel(y_train)
    g = np.zeros(17)
    for n in range(len(labels)):
        x1, x2 = X_train[n]
        h = sg(params[5:13:2]*x1 + params[6:13:2]*x2 + params[13:])
        delta = sg(h @ params[:4] + params[4]) - labels[n]
        for k in range(4):
            g[k] += delta*h[k]
            dk = delta*params[k]*h[k]*(1 - h[k])
            g[5 + 2*k] += dk*x1
            g[6 + 2*k] += dk*x2
            g[13 + k] += dk
        g[4] += delta
    return g
