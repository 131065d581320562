import numpy as np
def network(x, params):
    x1, x2 = x
    # hidden layer first
    pre = x1*params[5:13:2] + x2*params[6:13:2] + params[13:17]
    act = 1.0/(1.0 + np.exp(-pre))
    o = np.sum(params[:4]*act) + params[4]
    return 1.0/(1.0 + np.exp(-o))

def loss(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).ravel()
    act = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    pre = act @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, pre) - t*pre)

def loss_gradient(params, X_train, y_train):
    # dE/dz = f - y
    yt = np.ravel(y_train)
    a1 = 1.0 / (1.0 + np.exp(-X_train.dot(params[5:13].reshape(4, 2).T) - params[13:]))
    res = (1/(1+np.exp(-(a1@params[:4]+params[4])))-yt).reshape(-1,1)
    e = res*params[:4]*a1*(1-a1)
    return np.vstack([a1.T@res, [[res.sum()]], (e.T@X_train).reshape(-1,1), e.sum(0).reshape(-1,1)])
