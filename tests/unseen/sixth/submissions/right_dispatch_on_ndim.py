import numpy as np

def network(x, params):
    x = np.asarray(x, dtype=float)
    W, b, u, a = params[5:13].reshape(4, 2), params[13:], params[:4], params[4]
    if x.ndim == 1:
        pre = W @ x
    else:
        pre = x @ W.T
    h = 1/(1+np.exp(-(pre+b)))
    return 1/(1+np.exp(-(h @ u + a)))

def loss(params, X_train, y_train):
    y = y_train[:, 0] if y_train.ndim > 1 else y_train
    f = network(X_train, params)
    return np.sum(-np.log(1 - f) + y*(np.log(1 - f) - np.log(f)))

def loss_gradient(params, X_train, y_train):
    y = y_train[:, 0] if y_train.ndim > 1 else y_train
    r = network(X_train, params) - y
    # the sensitivity of the logit: the same network with its output linear
    W, b, u = params[5:13].reshape(4, 2), params[13:], params[:4]
    e = np.exp(-np.abs(X_train @ W.T + b))
    dh = e/(1+e)**2 * u
    h = np.array([1/(1+np.exp(-(W @ x + b))) for x in X_train])
    return np.array([*(r @ h), r.sum(), *((r[:, None]*dh).T @ X_train).flat, *(r @ dh)])
