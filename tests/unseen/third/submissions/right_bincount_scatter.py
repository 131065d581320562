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
    y = y_train.ravel(); idx = []; val = []
    e = network(X_train.T, params) - y
    idx.append(np.full(len(e), 4)); val.append(e)
    for j in range(4):
        h = sigmoid(X_train[:, 0]*params[5+2*j] + X_train[:, 1]*params[6+2*j] + params[13+j])
        k = e*params[j]*h*(1-h)
        for pos, c in ((j, e*h), (5+2*j, k*X_train[:, 0]), (6+2*j, k*X_train[:, 1]), (13+j, k)):
            idx.append(np.full(len(e), pos)); val.append(c)
    return np.bincount(np.concatenate(idx), weights=np.concatenate(val), minlength=17)
