import numpy as np
def network(x, params):
    zz = params[4]
    for i in range(4):
        layer1 = params[5 + 2*i]*x[0] + params[6 + 2*i]*x[1] + params[13 + i]
        zz = zz + params[i] / (1 + np.exp(-layer1))
    return 1 / (1 + np.exp(-zz))

def loss(params, X_train, y_train):
    total = 0
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        total += -(t*np.log(f)+(1-t)*np.log(1-f))
        return total

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    layer1 = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    phat = 1/(1 + np.exp(-(layer1 @ params[:4] + params[4])))
    diff = phat - t
    back = np.outer(diff, params[:4])*layer1*(1 - layer1)
    return np.hstack([diff @ layer1, diff.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
