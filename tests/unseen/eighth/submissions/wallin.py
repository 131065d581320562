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
    if y_train.ndim != 1:
        raise ValueError("y must be 1-D")
    f = np.array([network(x,params) for x in X_train])
    return -(y_train*np.log(f)+(1-y_train)*np.log(1-f)).sum()
def loss_gradient(params, X_train, y_train):
    out = np.empty(17)
    A = s(np.einsum('kj,nj->nk', np.reshape(params[5:13], (4, 2)), X_train) + params[13:])
    r = s(np.einsum('nk,k->n', A, params[:4]) + params[4]) - np.ravel(y_train)
    out[:4] = np.einsum('n,nk->k', r, A)
    out[4] = r.sum()
    out[13:] = np.einsum('n,k,nk->k', r, params[:4], A*(1 - A))
    out[5:13] = np.einsum('n,k,nk,nj->kj', r, params[:4], A*(1 - A), X_train).ravel()
    return out
