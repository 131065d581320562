import numpy as np
def network(x, params):
    exp = np.exp
    p = params
    return 1/(1+exp(-(p[0]/(1+exp(-p[5]*x[0]-p[6]*x[1]-p[13]))
                      + p[1]/(1+exp(-p[7]*x[0]-p[8]*x[1]-p[14]))
                      + p[2]/(1+exp(-p[9]*x[0]-p[10]*x[1]-p[15]))
                      + p[3]/(1+exp(-p[11]*x[0]-p[12]*x[1]-p[16])) + p[4])))
def loss(params, X_train, y_train):
    Z = X_train @ params[5:13].reshape(4, 2).T + params[13:]
    z = (1 / (1 + np.exp(-Z))) @ params[:4] + params[4]
    t = np.asarray(y_train, float).ravel()
    return np.sum(np.logaddexp(0, z) - t * z)
def loss_gradient(params, X_train, y_train):
    u, V, b = params[:4], params[5:13].reshape(4,2), params[13:]
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = 1/(1+np.exp(-(V.dot(x)+b)))
        f = network(x, params)
        g[:4] += (f-t)*h
        g[4] += f-t
        # chain rule: one more layer -> one more sigmoid derivative
        hid = (f-t)*f*(1-f)*u*h*(1-h)
        g[5:13] += np.outer(hid, x).flatten()
        g[13:] += hid
    return g
