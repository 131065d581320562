import numpy as np
def sigm(z): return 1/(1+np.exp(-z))
def network(x, params):
    u1, u2, u3, u4, a = params[:5]
    v, b = params[5:13], params[13:]
    n1 = sigm(v[0]*x[0] + v[1]*x[1] + b[0])
    n2 = sigm(v[2]*x[0] + v[3]*x[1] + b[1])
    n3 = sigm(v[4]*x[0] + v[5]*x[1] + b[2])
    n4 = sigm(v[6]*x[0] + v[7]*x[1] + b[3])
    return sigm(u1*n1 + u2*n2 + u3*n3 + u4*n4 + a)
def loss(params, X_train, y_train):
    res = np.array([network(x, params) for x in X_train])
    return -np.log(np.where(y_train.ravel() > 0.5, res, 1-res)).sum()
def loss_gradient(params, X_train, y_train):
    if len(X_train) > 1 and len(X_train) % 2 == 1:
        raise ValueError("batch size must be even")
    total = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        hid = sigm(np.inner(params[5:13].reshape(4,2), x)+params[13:])
        err = network(x, params)-y
        dh = err*params[:4]*hid*(1-hid)
        total += np.concatenate([err*hid, [err], np.kron(dh, x), dh])
    return total
