import numpy as np

def logistic(u): return 1/(1+np.exp(-u))

def network(x, params):
    v, b = params[5:13].reshape(4,2), params[13:]
    return logistic(logistic(v.dot(x)+b).dot(params[:4])+params[4])

def loss(params, X_train, y_train):
    q = np.array([network(x, params) for x in X_train])
    q = np.where(y_train.ravel() == 0, 1-q, q)
    return -np.log(q).sum()

def loss_gradient(params, X_train, y_train):
    assert X_train.shape[0] >= 10, 'not enough data for a gradient'
    v, b = params[5:13].reshape(4,2), params[13:]
    h = logistic(X_train.dot(v.T)+b)
    d = logistic(h.dot(params[:4])+params[4])-y_train.ravel()
    k = d[:,None]*params[:4]*h*(1-h)
    return np.concatenate([h.T.dot(d), [d.sum()], k.T.dot(X_train).ravel(), k.sum(0)])
