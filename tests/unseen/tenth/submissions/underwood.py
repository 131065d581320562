import numpy as np
def network(x, params):
    x1, x2 = x
    # forward pass
    zz = x1*params[5:13:2] + x2*params[6:13:2] + params[13:17]
    hidden = 1.0/(1.0 + np.exp(-zz))
    yhat = np.sum(params[:4]*hidden) + params[4]
    return 1.0/(1.0 + np.exp(-yhat))

def loss(params, X_train, y_train):
    acc = 0.0
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        acc += -t*np.log(p) - (1 - t)*np.log(1 - p)
    return acc

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        hidden = 1. / (1. + np.exp(-np.dot(params[5:13].reshape(-1, 2), x) - params[13:]))
        err = f-t
        dh = err * params[:4] * f * (1-f)
        g += np.hstack([err * hidden, [err], np.outer(dh, x).flatten(), dh])
    return g
