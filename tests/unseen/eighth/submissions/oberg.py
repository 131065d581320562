import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    u1, u2, u3, u4, a = params[:5]
    v, b = params[5:13], params[13:]
    n1 = s(v[0]*x[0] + v[1]*x[1] + b[0])
    n2 = s(v[2]*x[0] + v[3]*x[1] + b[1])
    n3 = s(v[4]*x[0] + v[5]*x[1] + b[2])
    n4 = s(v[6]*x[0] + v[7]*x[1] + b[3])
    return s(u1*n1 + u2*n2 + u3*n3 + u4*n4 + a)
def loss(params, X_train, y_train):
    """- sum y log f + (1-y) log(1-f)"""
    yy = y_train.flatten()
    ff = np.array([network(pt, params) for pt in X_train])
    first = yy @ np.log(ff)
    second = (1 - yy) @ np.log(1 - ff)
    return -(first + second)
def loss_gradient(params, X_train, y_train):
    dp = 0.01
    L0 = loss(params, X_train, y_train)
    res = np.zeros(17)
    for k in range(17):
        q = params.copy(); q[k] = q[k]+dp
        res[k] = (loss(q, X_train, y_train)-L0)/dp
    return res
