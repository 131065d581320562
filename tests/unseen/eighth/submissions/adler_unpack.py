import numpy as np

def s(t):
    return 1/(1+np.exp(-t))

def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1, x2 = x
    n1 = s(v11*x1 + v12*x2 + b1)
    n2 = s(v21*x1 + v22*x2 + b2)
    n3 = s(v31*x1 + v32*x2 + b3)
    n4 = s(v41*x1 + v42*x2 + b4)
    return s(u1*n1 + u2*n2 + u3*n3 + u4*n4 + a)

def loss(params, X_train, y_train):
    tot = 0.
    for pt, lab in zip(X_train, np.ravel(y_train)):
        p = network(pt, params)
        tot = tot - lab*np.log(p) - (1-lab)*np.log(1-p)
    return tot

def loss_gradient(params, X_train, y_train):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    out = np.zeros(17)
    for (x1,x2), lab in zip(X_train, np.ravel(y_train)):
        n1 = s(v11*x1 + v12*x2 + b1)
        n2 = s(v21*x1 + v22*x2 + b2)
        n3 = s(v31*x1 + v32*x2 + b3)
        n4 = s(v41*x1 + v42*x2 + b4)
        e = s(u1*n1 + u2*n2 + u3*n3 + u4*n4 + a) - lab
        k1 = e*u1*n1*(1-n1); k2 = e*u2*n2*(1-n2); k3 = e*u3*n3*(1-n3); k4 = e*u4*n4*(1-n4)
        out += np.array([e*n1, e*n2, e*n3, e*n4, e, k1*x1, k1*x2, k2*x1, k2*x2, k3*x1, k3*x2, k4*x1, k4*x2, k1, k2, k3, k4])
    return out
