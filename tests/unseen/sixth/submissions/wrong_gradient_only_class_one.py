import numpy as np

def sg(q): return 1/(1+np.exp(-q))

def network(x, params):
    return sg(params[4]+sum(u*sg(v[0]*x[0]+v[1]*x[1]+b) for u, v, b in zip(params[:4], params[5:13].reshape(4, 2), params[13:])))

def loss(params, X_train, y_train):
    pos = X_train[y_train.ravel() == 1]; neg = X_train[y_train.ravel() == 0]
    return -sum(np.log(network(x, params)) for x in pos)-sum(np.log(1-network(x, params)) for x in neg)

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x in X_train[y_train.ravel() == 1]:
        h = sg(params[5:13].reshape(4, 2) @ x+params[13:])
        d = network(x, params)-1
        k = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h, [d], np.outer(k, x).ravel(), k])
    return g
