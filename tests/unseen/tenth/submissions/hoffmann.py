import numpy as np

def network(x, params):
    x = np.asarray(x)
    h = 1/(1+np.exp(-((params[5:13].reshape(4,2)*x[None,:]).sum(axis=1)+params[13:])))
    return 1/(1+np.exp(-((params[:4]*h).sum()+params[4])))

def loss(params, X_train, y_train):
    h = 1/(1+np.exp(-((params[5:13].reshape(1,4,2)*X_train[:,None,:]).sum(axis=2)+params[None,13:])))
    f = 1/(1+np.exp(-((h*params[None,:4]).sum(axis=1)+params[4])))
    y = np.reshape(y_train, f.shape)
    return -(y*np.log(f)+(1-y)*np.log(1-f)).sum()

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    hid = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    prob = 1/(1 + np.exp(-(hid @ params[:4] + params[4])))
    d = prob - t
    back = np.outer(d, params[:4])*hid*(1 - hid)
    return np.hstack([d @ hid, d.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
