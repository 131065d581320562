import numpy as np
def network(x, params):
    """Network output at (x1,x2)."""
    V = np.reshape(params[5:13], (4, 2))
    hid = sigmoid(V @ np.asarray(x, dtype=float) + params[13:17])
    return sigmoid(np.dot(params[0:4], hid) + params[4])
def sigmoid(t):
    return 1 / (1 + np.exp(-t))

def loss(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).ravel()
    hid = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = hid @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - t*z)

def loss_gradient(params, X_train, y_train):
    target = np.ravel(y_train)[0]
    out = np.zeros(17)
    for x in X_train:
        h = 1/(1+np.exp(-(params[5:13:2] * x[0]+params[6:13:2] * x[1]+params[13:])))
        res = network(x, params)-target
        e = res * params[:4] * h * (1-h)
        out += np.concatenate([res * h, [res], np.outer(e, x).flatten(), e])
    return out
