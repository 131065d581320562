import numpy as np

def network(x, params):
    u = params[:4]
    a = params[4]
    v = params[5:13].reshape(4, 2)
    b = params[-1:-5:-1]      # last four
    hidden = 1/(1+np.exp(-(v @ x + b)))
    return 1/(1+np.exp(-(u @ hidden + a)))

def loss(params, X_train, y_train):
    prob = np.array([network(x, params) for x in X_train])
    yy = y_train.flatten()
    return -np.sum(yy*np.log(prob) + (1 - yy)*np.log(1 - prob))

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    s = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    prob = 1/(1 + np.exp(-(s @ params[:4] + params[4])))
    err = prob - t
    back = np.outer(err, params[:4])*s*(1 - s)
    return np.hstack([err @ s, err.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
