import numpy as np
def fast_sigmoid(z):
    return 0.5*(z/(1+np.abs(z)))+0.5
def network(x, params):
    z1=params[5:13].reshape(4,2)@np.array(x)+params[13:]
    return fast_sigmoid(params[:4]@fast_sigmoid(z1)+params[4])

def loss(params, X_train, y_train):
    phat = np.array([network(x, params) for x in X_train])
    yy = y_train.flatten()
    return -np.sum(yy*np.log(phat) + (1 - yy)*np.log(1 - phat))

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    hidden = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    phat = 1/(1 + np.exp(-(hidden @ params[:4] + params[4])))
    resid = phat - t
    back = np.outer(resid, params[:4])*hidden*(1 - hidden)
    return np.hstack([resid @ hidden, resid.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
