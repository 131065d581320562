import numpy as np
from scipy.stats import bernoulli, logistic

def network(x, params):
    pre = [np.dot(params[i:i+2], x) for i in (5, 7, 9, 11)] + params[13:]
    return logistic.cdf(np.dot(params[:4], logistic.cdf(pre)) + params[4])

def loss(params, X_train, y_train):
    probs = np.array([network(x, params) for x in X_train])
    return -np.sum(bernoulli.logpmf(np.ravel(y_train), probs))

def loss_gradient(params, X_train, y_train):
    pre = X_train @ params[5:13].reshape(4, 2).T + params[13:]
    h, dh = logistic.cdf(pre), logistic.pdf(pre)
    r = logistic.cdf(h @ params[:4] + params[4]) - np.ravel(y_train)
    rows = np.hstack([h, np.ones((len(h), 1)),
                      np.stack([params[:4]*dh*X_train[:, :1], params[:4]*dh*X_train[:, 1:]], axis=2).reshape(len(h), 8),
                      params[:4]*dh])
    return r @ rows
