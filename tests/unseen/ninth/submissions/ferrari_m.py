import numpy as np
def network(x, params):
    vx = params[5:13:2]
    vy = params[6:13:2]
    node_in = vx*x[0] + vy*x[1] + params[13:]
    node_out = (1 + np.exp(-node_in))**-1
    return (1 + np.exp(-(np.sum(params[:4]*node_out) + params[4])))**-1
def batches(X, y, size=16):
    y = np.ravel(y)
    for s in range(0, len(X), size):
        yield X[s:s+size], y[s:s+size]
def loss(params, X_train, y_train):
    tot = 0
    for xb, yb in batches(X_train, y_train):
        fb = np.array([network(x, params) for x in xb])
        tot += -np.sum(yb*np.log(fb) + (1-yb)*np.log(1-fb))
    return tot
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    V = params[5:13].reshape(4, 2)
    for xb, yb in batches(X_train, y_train):
        H = 1/(1+np.exp(-(xb@V.T+params[13:])))
        db = 1/(1+np.exp(-(H@params[:4]+params[4]))) - yb
        B = np.outer(db, params[:4])*H*(1-H)
        g[:4] += db@H
        g[4] += db.sum()
        g[5:13] += (B.T@xb).reshape(-1)
        g[13:] += B.sum(0)
    return g
