import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    p = np.array(params, dtype=int)
    return s(p[:4]@s(p[5:13].reshape(4,2)@np.array(x)+p[13:])+p[4])
def loss(params, X_train, y_train):
    f = s(s(X_train@params[5:13].reshape(4,2).T+params[13:])@params[:4]+params[4]); t = y_train.ravel()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    """backprop, all points at once; rows are points"""
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    act = s(X_train.dot(V.T) + b)
    miss = (s(act.dot(u) + params[4]) - y_train.flatten()).reshape(-1, 1)
    grad_u = (miss*act).sum(axis=0)
    grad_a = miss.sum(axis=0)
    grad_b_all = miss*u*(act - act**2)
    grad_v1 = (grad_b_all*X_train[:, [0]]).sum(axis=0)
    grad_v2 = (grad_b_all*X_train[:, [1]]).sum(axis=0)
    return np.concatenate([grad_u, grad_a, np.c_[grad_v1, grad_v2].ravel(), grad_b_all.sum(axis=0)])
