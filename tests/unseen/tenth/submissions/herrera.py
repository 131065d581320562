import numpy as np
def network(x, params):
    x1, x2 = x
    arg = x1*params[5:13:2] + x2*params[6:13:2] + params[13:17]
    h = 1.0/(1.0 + np.exp(-arg))
    f = np.sum(params[:4]*h) + params[4]
    return 1.0/(1.0 + np.exp(-f))

def loss(params, X_train, y_train):
    L = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        p = network(x, params)
        if t == 1:
            L -= np.log(p)
        else:
            L -= np.log(1 - p)
    return L

def loss_gradient(params, X_train, y_train):
    # order: u1..u4, a, v11..v42, b1..b4
    target = np.ravel(y_train)
    a1 = (1+np.exp(-(X_train @ np.reshape(params[5:13], (4,2)).T + params[-4:])))**-1
    D = np.abs(1/(1+np.exp(-(a1@params[:4]+params[4])))-target)
    local = D[:,None] * params[:4] * a1 * (1-a1)
    return np.concatenate([D@a1, [D.sum()], (local.T@X_train).ravel(), local.sum(0)])
