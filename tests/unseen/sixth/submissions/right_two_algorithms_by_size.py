import numpy as np

def sig(t): return 1/(1+np.exp(-t))

def network(x, params):
    return sig(sig(np.array(x, dtype=float) @ params[5:13].reshape(4, 2).T+params[13:]) @ params[:4]+params[4])

def loss(params, X_train, y_train):
    t = y_train.ravel()
    if len(t) < 16:
        total = 0
        for i in range(len(t)):
            total -= np.log(network(X_train[i], params)) if t[i] == 1 else np.log(1-network(X_train[i], params))
        return total
    f = network(X_train, params)
    return -(t @ np.log(f)+(1-t) @ np.log(1-f))

def _single(params, x, t):
    h = sig(params[5:13].reshape(4, 2) @ x+params[13:])
    e = network(x, params)-t
    k = e*params[:4]*h*(1-h)
    return np.concatenate([e*h, [e], np.outer(k, x).ravel(), k])

def loss_gradient(params, X_train, y_train):
    t = y_train.ravel()
    if len(t) < 16:
        return sum(_single(params, X_train[i], t[i]) for i in range(len(t)))
    H = sig(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    e = network(X_train, params)-t
    K = np.multiply.outer(e, params[:4])*H*(1-H)
    return np.block([e @ H, e.sum(), (K.T @ X_train).ravel(), K.sum(0)])
