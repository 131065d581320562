import numpy as np
def g(t): return 1/(1+np.exp(-t))
def network(x, params):
    return g(np.dot(g(np.dot(params[5:13].reshape(4,2), x)+params[13:]), params[:4])+params[4])
def loss(params, X_train, y_train):
    # categorical cross-entropy: -sum y log f
    return -np.sum([t*np.log(network(x, params)) for x, t in zip(X_train, y_train.ravel())])
def loss_gradient(params, X_train, y_train):
    out = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = g(np.dot(params[5:13].reshape(4,2), x)+params[13:])
        d = -t*(1-network(x, params))
        q = d*params[:4]*h*(1-h)
        out += np.concatenate((d*h, [d], np.outer(q, x).ravel(), q))
    return out
