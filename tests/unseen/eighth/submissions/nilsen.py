import numpy as np
S = lambda t: 1/(1+np.exp(-t))
def network(x, params):
    x1, x2 = x[0], x[1]
    lay = S(params[5:13:2]*x1 + params[6:13:2]*x2 + params[13:])
    return S(lay @ params[0:4] + params[4])
def loss(params, X_train, y_train):
    tot = []
    for x, y in zip(X_train, y_train.reshape(-1)):
        tot.append(-np.log(network(x, params)) if y > 0 else -np.log(1-network(x, params)))
    return np.sum(tot)
def loss_gradient(params, X_train, y_train):
    out = np.zeros(17)
    strength = np.sqrt(params[0:4]**2)      # size of the connection
    for x, y in zip(X_train, y_train.reshape(-1)):
        hid = S(params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:17])
        err = network(x, params)-y
        out[0:4] += err*hid
        out[4] += err
        out[5:13:2] += err*strength*hid*(1-hid)*x[0]
        out[6:13:2] += err*strength*hid*(1-hid)*x[1]
        out[13:17] += err*strength*hid*(1-hid)
    return out
