import numpy as np
memo = {}
def forward(X, params):
    memo['H'] = 1/(1+np.exp(-(X @ params[5:13].reshape(4, 2).T + params[13:])))
    memo['P'] = 1/(1+np.exp(-(memo['H'] @ params[:4] + params[4])))
    return memo['P']
def network(x, params):
    return forward(np.array([x]), params)[0]
def loss(params, X_train, y_train):
    forward(X_train, params)
    y = y_train.ravel()
    return -np.sum(y*np.log(memo['P']) + (1-y)*np.log(1-memo['P']))
def loss_gradient(params, X_train, y_train):
    forward(X_train, params)
    e = memo['P'] - y_train.ravel()
    B = memo['H']*(1-memo['H'])*np.outer(e, params[:4])
    return np.concatenate((e @ memo['H'], [e.sum()], (B.T @ X_train).ravel(), B.sum(0)))
