import numpy as np
def sigma(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    hidden = sigma(np.dot(V, x)+b)
    return sigma(np.dot(u, hidden)+a)

def loss(params, X_train, y_train):
    saved = X_train.copy()
    m = X_train.mean(axis=0)
    X_train -= m
    H = sigma(X_train @ params[5:13].reshape(4, 2).T+(params[13:]+params[5:13].reshape(4, 2) @ m))
    X_train[:] = saved
    f = sigma(H @ params[:4]+params[4])
    return -np.log(np.where(y_train.ravel() == 1, f, 1-f)).sum()

def loss_gradient(params, X_train, y_train):
    total = 0
    for k in range(X_train.shape[0]):
        q = X_train[k]
        a1 = sigma(params[13:17]+[params[5+2*j]*q[0]+params[6+2*j]*q[1] for j in range(4)])
        diff = sigma(np.sum(params[0:4]*a1)+params[4])-float(np.ravel(y_train)[k])
        hid = diff*params[0:4]*a1*(1-a1)
        total = total+np.array([*(diff*a1), diff, *[hid[j]*q[i] for j in range(4) for i in range(2)], *hid])
    return total
