from math import exp, log
import numpy as np

def s(t):
    if t >= 0:
        return 1 / (1 + exp(-t))
    return exp(t) / (1 + exp(t))

def hid(x, p):
    x1, x2 = float(x[0]), float(x[1])
    return (s(p[5]*x1 + p[6]*x2 + p[13]), s(p[7]*x1 + p[8]*x2 + p[14]),
            s(p[9]*x1 + p[10]*x2 + p[15]), s(p[11]*x1 + p[12]*x2 + p[16]))

def network(x, params):
    h1, h2, h3, h4 = hid(x, params)
    return s(params[0]*h1 + params[1]*h2 + params[2]*h3 + params[3]*h4 + params[4])

def loss(params, X_train, y_train):
    res = 0
    for x, t in zip(X_train, np.array(y_train).flatten()):
        f = network(x, params)
        res -= log(f) if t else log(1 - f)
    return res

def loss_gradient(params, X_train, y_train):
    u1, u2, u3, u4 = params[:4]
    du1 = du2 = du3 = du4 = da = 0
    dv11 = dv12 = dv21 = dv22 = dv31 = dv32 = dv41 = dv42 = 0
    db1 = db2 = db3 = db4 = 0
    for x, t in zip(X_train, np.array(y_train).flatten()):
        h1, h2, h3, h4 = hid(x, params)
        e = network(x, params) - t
        du1 += e*h1; du2 += e*h2; du3 += e*h3; du4 += e*h4
        da += e
        q1 = e*u1*h1*(1-h1); q2 = e*u2*h2*(1-h2); q3 = e*u3*h3*(1-h3); q4 = e*u4*h4*(1-h4)
        dv11 += q1*x[0]; dv12 += q1*x[1]
        dv21 += q2*x[0]; dv22 += q2*x[1]
        dv31 += q3*x[0]; dv32 += q3*x[1]
        dv41 += q4*x[0]; dv42 += q4*x[1]
        db1 += q1; db2 += q2; db3 += q3; db4 += q4
    return np.array([du1, du2, du3, du4, da, dv11, dv12, dv21, dv22, dv31, dv32, dv41, dv42, db1, db2, db3, db4])
