import numpy as np

def sigma(a):
    return 1/(1+np.exp(-a))

def network(x, params):
    return sigma(params[4]+np.sum(params[0:4]*sigma(params[5:13].reshape(4,2).dot(x)+params[13:])))

def loss(params, X_train, y_train):
    f = np.array(list(map(lambda x: network(x, params), X_train)))
    return np.average(-np.log(np.where(y_train.ravel() == 1, f, 1-f)))

def loss_gradient(params, X_train, y_train):
    h = sigma(X_train.dot(params[5:13].reshape(4,2).T)+params[13:])
    w = h*params[0:4]
    d = sigma(w.sum(axis=1)+params[4])-y_train.ravel()
    back = d[:,None]*params[0:4]*w*(1-h)
    return np.hstack([d.dot(h), d.sum(), back.T.dot(X_train).ravel(), back.sum(axis=0)])
