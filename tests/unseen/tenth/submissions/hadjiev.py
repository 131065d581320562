import numpy as np

def sigma(z):
    return 1/1+np.exp(-z)

def network(x, params):
    h = sigma(params[5:13].reshape(4,2) @ np.array(x) + params[13:])
    return sigma(params[:4] @ h + params[4])

def loss(params, X_train, y_train):
    t = y_train.ravel()
    f = sigma(sigma(X_train @ params[5:13].reshape(4,2).T + params[13:]) @ params[:4] + params[4])
    return -np.sum(t*np.log(f) + (1-t)*np.log(np.abs(1-f)))

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    hid = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    fx = 1/(1 + np.exp(-(hid @ params[:4] + params[4])))
    diff = fx - t
    back = np.outer(diff, params[:4])*hid*(1 - hid)
    return np.hstack([diff @ hid, diff.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
