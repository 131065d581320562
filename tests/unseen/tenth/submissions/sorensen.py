import numpy as np
def network(x, params):
    """Network output at (x1,x2)."""
    z = params[4]
    for n in range(4):
        h = params[5 + 2*n]*x[0] + params[6 + 2*n]*x[1] + params[13 + n]
        z = z + params[n] / (1 + np.exp(-h))
    return 1 / (1 + np.exp(-z))

def loss(params, X_train, y_train):
    y = np.ravel(y_train)
    f = np.array([network(x, params) for x in X_train])
    n1 = max(y.sum(), 1); n0 = max((1-y).sum(), 1)
    n = len(y)
    w = np.where(y == 1, n/(2*n1), n/(2*n0)) if n > 1 else np.ones(1)
    return -np.sum(w*(y*np.log(f)+(1-y)*np.log(1-f)))

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    h = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    p = 1/(1 + np.exp(-(h @ params[:4] + params[4])))
    d = p - t
    back = np.outer(d, params[:4])*h*(1 - h)
    return np.hstack([d @ h, d.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
