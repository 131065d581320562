from math import exp, log
import numpy as np

def sig(t):
    return 1/(1+exp(-t)) if t > -700 else 0.0

def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1, x2 = x
    h1 = sig(v11*x1 + v12*x2 + b1)
    h2 = sig(v21*x1 + v22*x2 + b2)
    h3 = sig(v31*x1 + v32*x2 + b3)
    h4 = sig(v41*x1 + v42*x2 + b4)
    return sig(u1*h1 + u2*h2 + u3*h3 + u4*h4 + a)

def loss(params, X_train, y_train):
    E = 0
    for x, t in zip(X_train.tolist(), y_train.ravel().tolist()):
        p = network(x, params)
        E -= log(p) if t else log(1 - p)
    return E

def loss_gradient(params, X_train, y_train):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    du1=du2=du3=du4=da=dv11=dv12=dv21=dv22=dv31=dv32=dv41=dv42=db1=db2=db3=db4=0.
    for (x1, x2), t in zip(X_train.tolist(), y_train.ravel().tolist()):
        h1 = sig(v11*x1 + v12*x2 + b1)
        h2 = sig(v21*x1 + v22*x2 + b2)
        h3 = sig(v31*x1 + v32*x2 + b3)
        h4 = sig(v41*x1 + v42*x2 + b4)
        d = sig(u1*h1 + u2*h2 + u3*h3 + u4*h4 + a) - t
        du1 += d*h1; du2 += d*h2; du3 += d*h3; du4 += d*h4
        da += d
        db1 += d*u1*h1*(1-h1); dv11 += d*u1*h1*(1-h1)*x1; dv12 += d*u1*h1*(1-h1)*x2
        db2 += d*u2*h2*(1-h2); dv21 += d*u2*h2*(1-h2)*x1; dv22 += d*u2*h2*(1-h2)*x2
        db3 += d*u3*h3*(1-h3); dv31 += d*u3*h3*(1-h3)*x1; dv32 += d*u3*h3*(1-h3)*x2
        db4 += d*u4*h4*(1-h4); dv41 += d*u4*h4*(1-h4)*x1; dv42 += d*u4*h4*(1-h4)*x2
    return np.array([du1,du2,du3,du4,da,dv11,dv12,dv21,dv22,dv31,dv32,dv41,dv42,db1,db2,db3,db4])
