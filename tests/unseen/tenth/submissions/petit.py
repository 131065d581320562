import numpy as np
def network(x, params):
    uu, a = params[:4], params[4]
    w_in = params[5:13].reshape(4, 2)
    B = params[13:]
    act = 1 / (1 + np.exp(-(w_in.dot(x) + B)))
    return 1 / (1 + np.exp(-(uu.dot(act) + a)))

def loss(params, X_train, y_train):
    y = y_train.reshape(-1, 1)
    E = np.zeros(1)
    for i in range(len(y)):
        f = network(X_train[i], params)
        E = E - (y[i]*np.log(f)+(1-y[i])*np.log(1-f))
    return E

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    act = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    prob = 1/(1 + np.exp(-(act @ params[:4] + params[4])))
    diff = prob - t
    back = np.outer(diff, params[:4])*act*(1 - act)
    return np.hstack([diff @ act, diff.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
