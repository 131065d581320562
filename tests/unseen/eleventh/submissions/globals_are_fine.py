import numpy as np
NH = 4
IU = np.arange(NH)
IA = NH
IV = np.arange(5, 13).reshape(NH, 2)
IB = np.arange(13, 17)

def make(activation):
    def net(x, params):
        s = (params[IV]*np.asarray(x)).sum(axis=1) + params[IB]
        return activation(params[IU] @ activation(s) + params[IA])
    return net
network = make(lambda t: 1/(1+np.exp(-t)))

def loss(params, X_train, y_train):
    out = np.apply_along_axis(network, 1, X_train, params)
    Y = np.asarray(y_train).squeeze() if np.ndim(y_train) > 1 else y_train
    return -(np.log(out)*Y).sum() - (np.log(1-out)*(1-Y)).sum()

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    Y = np.reshape(y_train, -1)
    H = 1/(1+np.exp(-(X_train @ params[IV].T + params[IB])))
    E = np.apply_along_axis(network, 1, X_train, params) - Y
    g[IU] = E @ H
    g[IA] = E.sum()
    D = E[:, None]*params[IU]*H*(1-H)
    np.add.at(g, IB, D.sum(0))
    g[IV] = D.T @ X_train
    return g
