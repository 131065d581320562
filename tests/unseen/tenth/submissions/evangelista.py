import numpy as np
def network(x, params):
    uu, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    layer1 = 1 / (1 + np.exp(-(v.dot(x) + b)))
    return 1 / (1 + np.exp(-(uu.dot(layer1) + a)))

def loss(params, X_train, y_train):
    y = np.ravel(y_train)
    i = 0
    E = 0.0
    while i < len(y):
        f = network(X_train[i], params)
        if y[i] == 1:
            E -= np.log(f)
            i += 1
        else:
            E -= np.log(1-f)
    return E

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    layer1 = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    prob = 1/(1 + np.exp(-(layer1 @ params[:4] + params[4])))
    d = prob - t
    back = np.outer(d, params[:4])*layer1*(1 - layer1)
    return np.hstack([d @ layer1, d.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
