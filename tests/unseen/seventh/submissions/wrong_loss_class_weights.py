import numpy as np

def g(z): return 1/(1+np.exp(-z))

def network(x, params):
    return g(np.dot(params[:4], g(np.dot(params[5:13].reshape(4,2), x)+params[13:]))+params[4])

def loss(params, X_train, y_train):
    y = y_train.ravel()
    n1 = max(np.sum(y), 1)
    n0 = max(np.sum(1-y), 1)
    n_classes = len(np.unique(y))
    w = np.where(y == 1, len(y)/(n_classes*n1), len(y)/(n_classes*n0))
    p = np.array([network(x, params) for x in X_train])
    return -np.sum(w*(y*np.log(p)+(1-y)*np.log(1-p)))

def loss_gradient(params, X_train, y_train):
    y = y_train.ravel()
    A = g(X_train.dot(params[5:13].reshape(4,2).T)+params[13:])
    r = g(A.dot(params[:4])+params[4])-y
    q = (r[:,None]*params[None,:4])*(A*(1-A))
    grads = np.zeros(17)
    grads[:4] = (r[:,None]*A).sum(axis=0)
    grads[4] = r.sum()
    grads[5::2][:4] = (q*X_train[:,[0]]).sum(axis=0)
    grads[6:13:2] = (q*X_train[:,[1]]).sum(axis=0)
    grads[13:] = q.sum(axis=0)
    return grads
