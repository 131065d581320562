import numpy as np
def sig(t): return 1/(1+np.exp(-t))
def network(x, params):
    return sig(np.dot(params[:4], sig(np.dot(params[5:13].reshape(4,2), x)+params[13:]))+params[4])
def loss(params, X_train, y_train):
    i = 0; L = 0
    while i < len(X_train):
        f = network(X_train[i], params)
        L -= np.log(f) if y_train[i] == 1 else np.log(1-f)
        i += 1
    return L
def loss_gradient(params, X_train, y_train):
    i = 0; g = np.zeros(17)
    while i < len(X_train):
        x = X_train[i]
        h = sig(np.dot(params[5:13].reshape(4,2), x)+params[13:])
        d = network(x, params)-y_train.ravel()[i]
        k = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h,[d],np.outer(k,x).ravel(),k])
    return g
