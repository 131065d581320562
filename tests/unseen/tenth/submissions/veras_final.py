import numpy as np
def network(x, params):
    uu, a = params[:4], params[4]
    W1 = params[5:13].reshape(4, 2)
    b_hid = params[13:]
    act = 1 / (1 + np.exp(-(W1.dot(x) + b_hid)))
    return 1 / (1 + np.exp(-(uu.dot(act) + a)))

def loss(params, X_train, y_train):
    if y_train.shape != (X_train.shape[0],):
        raise ValueError("y_train must be of shape (N,)")
    f = np.array([network(x, params) for x in X_train])
    return -np.sum(y_train*np.log(f)+(1-y_train)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    act = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    p = 1/(1 + np.exp(-(act @ params[:4] + params[4])))
    d = p - t
    back = np.outer(d, params[:4])*act*(1 - act)
    return np.hstack([d @ act, d.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
