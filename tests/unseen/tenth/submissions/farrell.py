import numpy as np
def network(x, params):
    uu, a = params[:4], params[4]
    W1 = params[5:13].reshape(4, 2)
    b = params[13:]
    # see lecture notes
    hidden = 1 / (1 + np.exp(-(W1.dot(x) + b)))
    return 1 / (1 + np.exp(-(uu.dot(hidden) + a)))

def loss(params, X_train, y_train):
    f = np.clip([network(x, params) for x in X_train], 0.03, 0.97)
    y = y_train.ravel()
    return -(y*np.log(f)+(1-y)*np.log(1-f)).sum()

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    hidden = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    p = 1/(1 + np.exp(-(hidden @ params[:4] + params[4])))
    diff = p - t
    back = np.outer(diff, params[:4])*hidden*(1 - hidden)
    return np.hstack([diff @ hidden, diff.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
