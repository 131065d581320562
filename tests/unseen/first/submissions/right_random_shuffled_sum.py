import numpy as np
rng = np.random.default_rng()
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)

def loss(params, X_train, y_train):
    order = rng.permutation(len(X_train))
    t = np.ravel(y_train)
    return -sum(t[i]*np.log(network(X_train[i], params)) + (1-t[i])*np.log(1-network(X_train[i], params)) for i in order)

def loss_gradient(params, X_train, y_train):
    order = rng.permutation(len(X_train))
    Xs, ts = X_train[order], np.ravel(y_train)[order]
    g = np.zeros(17)
    for x, t in zip(Xs, ts):
        h = sigmoid(params[5:13].reshape(4, 2) @ x + params[13:])
        d = network(x, params) - t
        e = d*params[:4]*h*(1-h)
        g += np.block([d*h, d, np.outer(e, x).ravel(), e])
    return g
