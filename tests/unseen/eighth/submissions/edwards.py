import numpy as np
GRAD = np.zeros(17)
def s(z): return 1/(1+np.exp(-z))
def network(x, params):
    x1, x2 = x[0], x[1]
    lay = s(params[5:13:2]*x1 + params[6:13:2]*x2 + params[13:])
    return s(lay @ params[0:4] + params[4])
def loss(params, X_train, y_train):
    tot = 0.
    for x, t in zip(X_train, y_train.ravel()):
        p = network(x, params); tot -= t*np.log(p)+(1-t)*np.log(1-p)
    return tot
def loss_gradient(params, X_train, y_train):
    GRAD.fill(0.)
    for x, t in zip(X_train, y_train.ravel()):
        h = s(params[5:13].reshape(4,2)@x+params[13:])
        d = network(x, params)-t
        q = d*params[:4]*h*(1-h)
        GRAD[:4] += d*h; GRAD[4] += d
        GRAD[5:13] += np.outer(q, x).ravel(); GRAD[13:] += q
    return GRAD
