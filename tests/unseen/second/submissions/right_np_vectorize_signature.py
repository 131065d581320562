import numpy as np
def logistic(t):
    return 1/(1+np.exp(-t))
def network(x, params):
    x = np.asarray(x)
    return logistic(np.dot(params[:4], logistic(np.dot(np.reshape(params[5:13], (-1, 2)), x) + params[-4:])) + params[4])
_pointloss = np.vectorize(lambda x, t, w: -np.log(network(x, w)) if t > .5 else -np.log(1-network(x, w)), signature='(d),(),(k)->()')
def _pointgrad(x, t, w):
    h = logistic(np.dot(np.reshape(w[5:13], (-1, 2)), x) + w[-4:])
    e = logistic(w[:4].dot(h)+w[4]) - t
    k = h*(1-h)*w[:4]
    return e*np.concatenate((h, np.ones(1), np.multiply.outer(k, x).flatten(), k))
_pointgrad = np.vectorize(_pointgrad, signature='(d),(),(k)->(k)')
def loss(params, X_train, y_train):
    return _pointloss(X_train, np.ravel(y_train), params).sum()
def loss_gradient(params, X_train, y_train):
    return _pointgrad(X_train, np.ravel(y_train), params).sum(axis=0)
