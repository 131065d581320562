import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x1, x2, params):
    u, a, v, b = params[:4], params[4], params[5:13], params[13:]
    return s(sum(u[i]*s(v[2*i]*x1+v[2*i+1]*x2+b[i]) for i in range(4))+a)
def loss(params, X_train, y_train):
    f = network(X_train[:,0], X_train[:,1], params); t = y_train.ravel()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    u, a, v, b = params[:4], params[4], params[5:13], params[13:]
    x1, x2 = X_train[:,0], X_train[:,1]
    e = network(x1, x2, params)-y_train.ravel()
    H = [s(v[2*i]*x1+v[2*i+1]*x2+b[i]) for i in range(4)]
    q = [e*u[i]*H[i]*(1-H[i]) for i in range(4)]
    return np.array([np.sum(e*h) for h in H]+[np.sum(e)]+[np.sum(q[i]*xx) for i in range(4) for xx in (x1,x2)]+[np.sum(k) for k in q])
