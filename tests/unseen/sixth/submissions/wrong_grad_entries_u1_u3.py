import numpy as np

def sg(t): return 1/(1+np.exp(-t))

def hid(x, p): return [sg(p[5]*x[0]+p[6]*x[1]+p[13]), sg(p[7]*x[0]+p[8]*x[1]+p[14]), sg(p[9]*x[0]+p[10]*x[1]+p[15]), sg(p[11]*x[0]+p[12]*x[1]+p[16])]

def network(x, params):
    h = hid(x, params)
    return sg(params[0]*h[0]+params[1]*h[1]+params[2]*h[2]+params[3]*h[3]+params[4])

def loss(params, X_train, y_train):
    f = network(X_train.T, params)
    y = y_train.ravel()
    return -np.sum(np.log(f[y == 1]))-np.sum(np.log(1-f[y == 0]))

def loss_gradient(params, X_train, y_train):
    h = hid(X_train.T, params)
    x1, x2 = X_train.T
    d = network(X_train.T, params)-y_train.ravel()
    q = [d*params[i]*h[i]*(1-h[i]) for i in range(4)]
    return np.array([np.sum(d*h[2]), np.sum(d*h[1]), np.sum(d*h[0]), np.sum(d*h[3]), np.sum(d),
                     np.sum(q[0]*x1), np.sum(q[0]*x2), np.sum(q[1]*x1), np.sum(q[1]*x2), np.sum(q[2]*x1), np.sum(q[2]*x2), np.sum(q[3]*x1), np.sum(q[3]*x2),
                     np.sum(q[0]), np.sum(q[1]), np.sum(q[2]), np.sum(q[3])])
