import numpy as np
sigm = lambda t: 1/(1+np.exp(-t))
def network(x, params):
    M = np.c_[params[5:13].reshape(4, 2), params[13:]]      # bias as third column
    return sigm(params[:4].dot(sigm(M.dot([x[0], x[1], 1.]))) + params[4])
def loss(params, X_train, y_train):
    total = 0.0
    labels = np.ravel(y_train)
    for n in range(len(labels)):
        f = network(X_train[n], params)
        if labels[n] == 1:
            total -= np.log(f)
        else:
            total -= np.log(1 - f)
    return total
def loss_gradient(params, X_train, y_train):
    centers = np.round(X_train, 1)
    g = np.zeros(17)
    for x, c, t in zip(X_train, centers, y_train.ravel()):
        h = sigm(params[5:13].reshape(4,2).dot(x)+params[13:17])
        d = network(x, params)-t
        q = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h, [d], np.outer(q, c).ravel(), q])
    return g
