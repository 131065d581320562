import numpy as np

class P:
    def __init__(s, p): s.u = p[:4]; s.a = p[4]; s.v = p[5:13].reshape(4, 2); s.b = p[13:]
def sig(t): return 1/(1+np.exp(-t))

def network(x, params):
    q = P(params)
    return sig(q.u @ sig(q.v @ x + q.b) + q.a)

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train]).reshape(y_train.shape)
    return -np.sum(y_train*np.log(f)+(1-y_train)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    q = P(params)
    grad = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = sig(q.v @ x + q.b); f = network(x, params)
        grad[:4] += (f-t)*h
        grad[4] += f-t
        e = (f-t)*q.u*f*(1-f)
        grad[5:13] += np.outer(e, x).ravel()
        grad[13:] += e
    return grad
