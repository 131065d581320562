import numpy as np


def network(x, params):
    vx = params[5:13:2]
    vy = params[6:13:2]
    node_in = vx*x[0] + vy*x[1] + params[13:]
    node_out = (1 + np.exp(-node_in))**-1
    return (1 + np.exp(-(np.sum(params[:4]*node_out) + params[4])))**-1


def loss(params, X_train, y_train):
    t = np.squeeze(np.asarray(y_train)).reshape(-1)
    f = np.fromiter((network(x, params) for x in X_train), dtype=float)
    return -np.dot(t, np.log(f)) - np.dot(1 - t, np.log(1 - f))


def loss_gradient(params, X_train, y_train):
    H = 1/(1+np.exp(-(np.einsum('nj,ij->ni', X_train, params[5:13].reshape(4,2))+params[13:])))
    d = 1/(1+np.exp(-(np.einsum('ni,i->n', H, params[:4])+params[4])))-y_train.ravel()
    K = np.einsum('n,i,ni->ni', d, params[:4], H*(1-H))
    dV = np.einsum('ni,mj->ij', K, X_train)
    return np.concatenate([d@H, [d.sum()], dV.ravel(), K.sum(0)])
