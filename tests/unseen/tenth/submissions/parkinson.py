import numpy as np
def network(x, params):
    """Network output at (x1,x2)."""
    zed = params[4]
    for k in range(4):
        H = params[5 + 2*k]*x[0] + params[6 + 2*k]*x[1] + params[13 + k]
        zed = zed + params[k] / (1 + np.exp(-H))
    return 1 / (1 + np.exp(-zed))

def loss(params, X_train, y_train):
    E = 0.0
    for k in range(len(X_train)):
        phat = network(X_train[k], params)
        t = np.ravel(y_train)[k]
        E += -t*np.log(phat) - (1 - t)*np.log(1 - phat)
    return E

def loss_gradient(params, X_train, y_train):
    u, V, b = params[:4], params[5:13].reshape(4,2), params[13:]
    yt = np.ravel(y_train)
    H1 = 1/(1+np.exp(-(X_train@V.T+b)))
    d = 1/(1+np.exp(-(H1@u+params[4])))-yt
    local = d[:, np.newaxis] * u * H1 * (1-H1)
    return np.concatenate([d@H1, [d.sum()], (local.T@X_train).flatten(), (local * b).sum(axis=0)])
