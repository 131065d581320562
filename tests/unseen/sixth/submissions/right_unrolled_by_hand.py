import numpy as np

def sig(t):
    return 1.0/(1.0+np.exp(-t))

def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1, x2 = x
    h1 = sig(v11*x1+v12*x2+b1)
    h2 = sig(v21*x1+v22*x2+b2)
    h3 = sig(v31*x1+v32*x2+b3)
    h4 = sig(v41*x1+v42*x2+b4)
    return sig(u1*h1+u2*h2+u3*h3+u4*h4+a)

def loss(params, X_train, y_train):
    total = 0.
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        t = float(np.ravel(y_train)[i])
        if t == 1:
            total -= np.log(p)
        else:
            total -= np.log(1-p)
    return total

def loss_gradient(params, X_train, y_train):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    g = [0.]*17
    for (x1,x2), t in zip(X_train, np.ravel(y_train)):
        h1 = sig(v11*x1+v12*x2+b1); h2 = sig(v21*x1+v22*x2+b2)
        h3 = sig(v31*x1+v32*x2+b3); h4 = sig(v41*x1+v42*x2+b4)
        e = sig(u1*h1+u2*h2+u3*h3+u4*h4+a) - t
        g[0] += e*h1; g[1] += e*h2; g[2] += e*h3; g[3] += e*h4
        g[4] += e
        d1 = e*u1*h1*(1-h1); d2 = e*u2*h2*(1-h2); d3 = e*u3*h3*(1-h3); d4 = e*u4*h4*(1-h4)
        g[5] += d1*x1; g[6] += d1*x2; g[7] += d2*x1; g[8] += d2*x2
        g[9] += d3*x1; g[10] += d3*x2; g[11] += d4*x1; g[12] += d4*x2
        g[13] += d1; g[14] += d2; g[15] += d3; g[16] += d4
    return np.array(g)
