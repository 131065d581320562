import numpy as np
def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b_hid = params[13:]
    # my solution
    act = 1 / (1 + np.exp(-(v.dot(x) + b_hid)))
    return 1 / (1 + np.exp(-(u.dot(act) + a)))

def loss(params, X_train, y_train):
    n0 = int((np.ravel(y_train) == 0).sum())
    E = 0
    # first all background points then all signal
    for i, x in enumerate(X_train):
        E -= np.log(1-network(x, params)) if i < n0 else np.log(network(x, params))
    return E

def loss_gradient(params, X_train, y_train):
    y = np.sort(np.ravel(y_train))
    g = np.zeros(17)
    for x, t in zip(X_train, y):
        hidden = 1. / (1. + np.exp(-np.dot(params[5:13].reshape(-1, 2), x) - params[13:]))
        res = network(x, params)-t
        back = res*params[:4]*hidden*(1-hidden)
        g += np.hstack([res*hidden, res, np.outer(back, x).ravel(), back])
    return g
