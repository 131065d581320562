import numpy as np
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        yhat = network(x, params)
        total -= t * np.log(yhat) + (1 - t) * np.log(1 - yhat)
    return total
def loss_gradient(params, X_train, y_train):
    Xs = np.sort(X_train, axis=0)
    A = sigmoid(Xs.dot(params[5:13].reshape(4, 2).T) + params[13:])
    e = sigmoid(A.dot(params[:4]) + params[4]) - y_train.ravel()
    M = np.outer(e, params[:4])*A*(1-A)
    return np.concatenate((A.T.dot(e), [e.sum()], M.T.dot(Xs).ravel(), M.sum(0)))
