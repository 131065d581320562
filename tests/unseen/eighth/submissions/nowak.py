import numpy as np
s = lambda x: 1/(1+np.exp(-x))
def network(x, params):
    u1, u2, u3, u4, a = params[:5]
    v, b = params[5:13], params[13:]
    n1 = s(v[0]*x[0] + v[1]*x[1] + b[0])
    n2 = s(v[2]*x[0] + v[3]*x[1] + b[1])
    n3 = s(v[4]*x[0] + v[5]*x[1] + b[2])
    n4 = s(v[6]*x[0] + v[7]*x[1] + b[3])
    return s(u1*n1 + u2*n2 + u3*n3 + u4*n4 + a)
def loss(params, X_train, y_train):
    out = 0
    for x, y in zip(X_train, y_train.ravel()):
        out += np.logaddexp(0, (1-2*y)*np.log(network(x,params)/(1-network(x,params))))
    return out
def loss_gradient(params, X_train, y_train):
    tot = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        h = s(params[5:13].reshape(4,2)@x+params[13:]); err = network(x,params)-y
        tot[:4] += err*h
        tot[4] += err
        tot[5:13] += np.outer(err*params[:4]*h*(1-h), x).ravel()
        tot[13:] += err*h*(1-h)
    return tot
