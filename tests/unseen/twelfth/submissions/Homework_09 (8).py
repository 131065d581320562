import numpy as np

def network(x, params):
    """sortie du réseau pour un point x"""
    act = lambda q: (1 + np.exp(-q))**-1
    y = act(np.einsum('ij,j->i', params[5:13].reshape(4, 2), np.array(x, float)) + params[13:])
    return np.einsum('i,i->', params[:4], y) + params[4]


def loss(params, X_train, y_train):
    """entropie croisée"""
    V = params[5:13].reshape(4, 2)
    z = 1/(1 + np.exp(-(X_train.dot(V.T) + params[13:17]))) @ params[:4] + params[4]
    t = y_train.reshape(-1)
    return np.sum(np.logaddexp(0, z) - t * z)


def loss_gradient(params, X_train, y_train):
    """dérivées partielles"""
    N = X_train.shape[0]
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    J = np.empty((N, 17))
    J[:, :4] = H
    J[:, 4] = 1
    S = params[:4] * H * (1 - H)
    J[:, 5:13:2] = S * X_train[:, [0]]
    J[:, 6:13:2] = S * X_train[:, [1]]
    J[:, 13:] = S
    return J.T @ (f - y_train.ravel())
