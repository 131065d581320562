import numpy as np

def sigma(t):
    # logistic via tanh, no overflow
    return 0.5 * (1 + np.tanh(0.5 * t))

def network(x, params):
    Vmat = np.array([[params[5], params[6]], [params[7], params[8]], [params[9], params[10]], [params[11], params[12]]])
    hidden = sigma(Vmat @ np.asarray(x) + params[13:])
    return sigma(hidden @ params[:4] + params[4])
def loss(params, X_train, y_train):
    # stable version, found in the scipy docs
    pre = X_train @ params[5:13].reshape(4, 2).T + params[13:]
    logit = (1 / (1 + np.exp(-pre))) @ params[:4] + params[4]
    t = np.asarray(y_train, float).ravel()
    return np.sum(np.logaddexp(0, logit) - t * logit)
def loss_gradient(params, X_train, y_train):
    # per event gradient
    g = np.zeros_like(params)
    for x, t in zip(X_train, y_train.ravel()):
        h = sigma(params[5:13].reshape(4, 2) @ x + params[13:17])
        df = network(x, params) - t
        g[:4] += df * h
        g[4] += df
        dh = df * params[:4] * h * (1 - h)
        g[5:13] += np.outer(dh, x).flatten()
        g[13:] += dh
    return g
