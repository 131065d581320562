import numpy as np
def sg(z): return 1/(1+np.exp(-z))
def network(x, params):
    u1, u2, u3, u4, a = params[:5]
    v, b = params[5:13], params[13:]
    n1 = sg(v[0]*x[0] + v[1]*x[1] + b[0])
    n2 = sg(v[2]*x[0] + v[3]*x[1] + b[1])
    n3 = sg(v[4]*x[0] + v[5]*x[1] + b[2])
    n4 = sg(v[6]*x[0] + v[7]*x[1] + b[3])
    return sg(u1*n1 + u2*n2 + u3*n3 + u4*n4 + a)
def zs(p, X): return sg(X@p[5:13].reshape(4,2).T+p[13:])@p[:4]+p[4]
def loss(params, X_train, y_train):
    y_train[y_train == 0] = -1
    return np.log1p(np.exp(-y_train.ravel()*zs(params, X_train))).sum()
def loss_gradient(params, X_train, y_train):
    du = np.zeros(4); da = 0.; dv = np.zeros((4, 2)); db = np.zeros(4)
    for x, t in zip(X_train, y_train.ravel()):
        hh = np.array([sg(params[5 + 2*k]*x[0] + params[6 + 2*k]*x[1] + params[13 + k]) for k in range(4)])
        e = sg(np.sum(params[:4]*hh) + params[4]) - t
        du = du + e*hh
        da = da + e
        s_ = e*params[:4]*hh*(1. - hh)
        db = db + s_
        dv = dv + s_[:, np.newaxis]*x
    return np.hstack([du, da, dv.flatten(), db])
