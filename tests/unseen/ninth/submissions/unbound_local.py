import numpy as np
def network(x, params):
    exp = np.exp
    p = params
    return 1/(1+exp(-(p[0]/(1+exp(-p[5]*x[0]-p[6]*x[1]-p[13]))
                      + p[1]/(1+exp(-p[7]*x[0]-p[8]*x[1]-p[14]))
                      + p[2]/(1+exp(-p[9]*x[0]-p[10]*x[1]-p[15]))
                      + p[3]/(1+exp(-p[11]*x[0]-p[12]*x[1]-p[16])) + p[4])))
def loss(params, X_train, y_train):
    first = True
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        if t == 1 and first:
            L = -np.log(f)
            first = False
        elif t == 1:
            L += -np.log(f)
        else:
            L += -np.log(1-f)
    return L
def loss_gradient(params, X_train, y_train):
    sig = lambda q: 1/(1 + np.exp(-q))
    g = []
    V, b, u = params[5:13].reshape(4, 2), params[13:], params[:4]
    hid = [sig(X_train @ V[i] + b[i]) for i in range(4)]
    miss = sig(sum(u[i]*hid[i] for i in range(4)) + params[4]) - np.ravel(y_train)
    for i in range(4):
        g.append(miss @ hid[i])
    g.append(miss.sum())
    for i in range(4):
        g.extend((miss*u[i]*hid[i]*(1 - hid[i])) @ X_train)
    for i in range(4):
        g.append((miss*u[i]*hid[i]*(1 - hid[i])).sum())
    return np.array(g)
