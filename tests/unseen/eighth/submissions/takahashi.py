import numpy as np
def sig(z): return 1/(1+np.exp(-z))
def network(x, params):
    u1, u2, u3, u4, a = params[:5]
    v, b = params[5:13], params[13:]
    n1 = sig(v[0]*x[0] + v[1]*x[1] + b[0])
    n2 = sig(v[2]*x[0] + v[3]*x[1] + b[1])
    n3 = sig(v[4]*x[0] + v[5]*x[1] + b[2])
    n4 = sig(v[6]*x[0] + v[7]*x[1] + b[3])
    return sig(u1*n1 + u2*n2 + u3*n3 + u4*n4 + a)
def loss(params, X_train, y_train):
    y = y_train.ravel()
    n1 = (y == 1).sum(); n0 = (y == 0).sum()
    w1 = w0 = 1.
    if n1 and n0:
        w1, w0 = len(y)/(2*n1), len(y)/(2*n0)
    f = np.array([network(x, params) for x in X_train])
    return -(w1*y*np.log(f)+w0*(1-y)*np.log(1-f)).sum()
def loss_gradient(params, X_train, y_train):
    y = y_train.ravel()
    h = sig(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = sig(h@params[:4]+params[4])-y
    q = (d*params[:4,None]).T*h*(1-h)
    return np.concatenate([d@h,[np.sum(d)],(q.T@X_train).ravel(),np.sum(q,0)])
