import numpy as np
def network(x, params):
    pre = params[4]
    for n in range(4):
        hidden = params[5 + 2*n]*x[0] + params[6 + 2*n]*x[1] + params[13 + n]
        pre = pre + params[n] / (1 + np.exp(-hidden))
    return 1 / (1 + np.exp(-pre))

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    # S = - sum p log p
    return -np.sum(f*np.log(f)+(1-f)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    hidden = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    prob = 1/(1 + np.exp(-(hidden @ params[:4] + params[4])))
    delta = prob - t
    back = np.outer(delta, params[:4])*hidden*(1 - hidden)
    return np.hstack([delta @ hidden, delta.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
