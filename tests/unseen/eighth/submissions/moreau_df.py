import numpy as np
import pandas as pd

sg = lambda t: 1/(1+np.exp(-t))
NAMES = "u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4".split(",")

def table(params, X, y=None):
    p = pd.Series(np.array(params), index=NAMES)
    d = pd.DataFrame(np.atleast_2d(X), columns=["x1", "x2"])
    for i in "1234":
        d["h" + i] = sg(p["v%s1" % i]*d.x1 + p["v%s2" % i]*d.x2 + p["b" + i])
    d["f"] = sg(p.a + p.u1*d.h1 + p.u2*d.h2 + p.u3*d.h3 + p.u4*d.h4)
    if y is not None:
        d["y"] = np.ravel(y)
        d["r"] = d.f - d.y
    return p, d

def network(x, params):
    return table(params, x)[1].f.iloc[0]

def loss(params, X_train, y_train):
    d = table(params, X_train, y_train)[1]
    return -(np.log(d.f[d.y == 1]).sum() + np.log(1 - d.f[d.y == 0]).sum())

def loss_gradient(params, X_train, y_train):
    p, d = table(params, X_train, y_train)
    g = pd.Series(0.0, index=NAMES)
    g["a"] = d.r.sum()
    for i in "1234":
        h = d["h" + i]
        back = d.r*p["u" + i]*h*(1 - h)
        g["u" + i] = (d.r*h).sum()
        g["v%s1" % i] = (back*d.x1).sum()
        g["v%s2" % i] = (back*d.x2).sum()
        g["b" + i] = back.sum()
    return g[NAMES].to_numpy()
