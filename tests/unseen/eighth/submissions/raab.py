import numpy as np
def myexp(z, n=4096): return (1+z/n)**n
def network(x, params):
    h = [1/(1+myexp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]))) for i in range(4)]
    return 1/(1+myexp(-(np.dot(params[:4], h)+params[4])))
def s(t): return 1/(1+np.exp(-t))
def loss(params, X_train, y_train):
    f = s(s(X_train@params[5:13].reshape(4,2).T+params[13:])@params[:4]+params[4]); t = y_train.ravel()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    pieces = []
    for point, label in zip(X_train, y_train.reshape(-1)):
        hid = s(params[5:13].reshape(4, 2) @ point + params[13:17])
        out = s(np.dot(hid, params[:4]) + params[4])
        # dE/dz for sigmoid + cross entropy
        dz = out - label
        dhid = dz*params[:4]
        dpre = dhid*hid*(1 - hid)
        pieces.append(np.r_[dz*hid, dz, np.outer(dpre, point).ravel(), dpre])
    return np.sum(pieces, axis=0)
