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
    Xn = X_train + np.random.normal(0, 1e-4, X_train.shape)
    S = sigmoid(np.einsum('jk,nk->nj', params[5:13].reshape(4, 2), Xn) + params[13:])
    res = sigmoid(S @ params[:4] + params[4]) - y_train.flatten()
    back = np.einsum('n,j,nj->nj', res, params[:4], S - S**2)
    return np.concatenate([S.T @ res, [res.sum()], np.einsum('nj,nk->jk', back, Xn).flatten(), back.sum(0)])
