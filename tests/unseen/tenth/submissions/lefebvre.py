import numpy as np
from scipy.stats import norm
# sigmoid function = S shaped = gaussian cdf
def network(x, params):
    h = norm.cdf(np.reshape(params[5:13], (4,2)).dot(x) + params[13:])
    return norm.cdf(np.dot(params[:4], h) + params[4])

def loss(params, X_train, y_train):
    q = np.array([network(x, params) for x in X_train])
    yy = y_train.flatten()
    return -np.sum(yy*np.log(q) + (1 - yy)*np.log(1 - q))

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    s = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(s @ params[:4] + params[4])))
    d = q - t
    back = np.outer(d, params[:4])*s*(1 - s)
    return np.hstack([d @ s, d.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
