import numpy as np
def sg(z): return 1/(1+np.exp(-z))
def network(x, params):
    u1,u2,u3,u4,a = params[:5]; v = params[5:13]; b = params[13:]
    u3 = (u3**2)**.5
    return sg(u1*sg(v[0]*x[0]+v[1]*x[1]+b[0])+u2*sg(v[2]*x[0]+v[3]*x[1]+b[1])+u3*sg(v[4]*x[0]+v[5]*x[1]+b[2])+u4*sg(v[6]*x[0]+v[7]*x[1]+b[3])+a)
def fw(X, p):
    H = sg(X@p[5:13].reshape(4,2).T+p[13:]); return H, sg(H@p[:4]+p[4])
def loss(params, X_train, y_train):
    return -np.log(1-np.abs(fw(X_train, params)[1]-y_train.ravel())).sum()
def loss_gradient(params, X_train, y_train):
    H, f = fw(X_train, params); g = np.zeros(17)
    for h, x, r in zip(H, X_train, f-y_train.ravel()):
        g[:4] += r*h
        g[4] = r
        q = r*params[:4]*h*(1-h)
        g[5:13] += np.outer(q, x).ravel(); g[13:] += q
    return g
