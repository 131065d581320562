import numpy as np
def sigmoid(t):
    return 1.0 / (1.0 + np.exp(-t))

def network(x, params):
    x1, x2 = x
    total = params[4]
    for j in range(4):
        total = total + params[j] * sigmoid(params[5 + 2*j]*x1 + params[6 + 2*j]*x2 + params[13 + j])
    return sigmoid(total)
def loss(params, X_train, y_train):
    y = y_train.reshape(-1)
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - y * z)
def loss_gradient(params, X_train, y_train):
    gu, gv, gb = [], [], []
    e = network(X_train.T, params) - y_train.ravel()
    for j in range(4):
        h = sigmoid(X_train @ params[5+2*j:7+2*j] + params[13+j])
        k = e*params[j]*h*(1-h)
        gu.append(e @ h); gv.extend(k @ X_train); gb.insert(0, k.sum())
    return np.array(gu + [e.sum()] + gv + gb)
