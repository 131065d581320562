import numpy as np

def sgn_free(t): return 1/(1+np.exp(-t))

def network(x, params):
    V = params[5:13].reshape(4, 2)
    return sgn_free(params[4]+np.dot(params[:4], sgn_free(V.dot(x)+params[13:])))

def loss(params, X_train, y_train):
    vertical, horizontal = params[5:7], params[9:11]
    walls = np.array([vertical, -vertical, horizontal, -horizontal])
    f = sgn_free(sgn_free(X_train @ walls.T+params[13:]) @ params[:4]+params[4])
    t = y_train.flatten()
    return np.sum(-t*np.log(f)-(1-t)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    V, t = params[5:13].reshape(4, 2), y_train.flatten()
    out = np.zeros(17)
    for k in range(len(t)):
        h = sgn_free(V.dot(X_train[k])+params[13:])
        e = network(X_train[k], params)-t[k]
        m = e*params[:4]*h*(1-h)
        out[:4] += e*h
        out[4] += e
        out[5:13:2] += m*X_train[k, 0]
        out[6:13:2] += m*X_train[k, 1]
        out[13:] += m
    return out
