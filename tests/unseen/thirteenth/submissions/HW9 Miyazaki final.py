import numpy as np

def network(x, params):
    """sortie du réseau pour un point x"""
    A = np.column_stack([params[5:13].reshape(4, 2), params[13:]])
    h = 1/(1 + np.exp(-A.dot([x[0], x[1], 1.])))
    w = np.append(params[:4], params[4])
    return 1/(1 + np.exp(-w.dot(np.append(h, 1.))))


def loss(params, X_train, y_train):
    """entropie croisée"""
    Z = X_train @ params[5:13].reshape((4, 2)).T + params[13:]
    o = 1/(1+np.exp(-((1/(1+np.exp(-Z))) @ params[:4] + params[4])))
    y = y_train.ravel()
    return -(np.dot(y, np.log(o)) + np.dot(1 - y, np.log(1 - o)))


def phi(s):
    return 1/(1 + np.exp(-s))

def dphi(s, h=1e-1):
    return (phi(s + h) - phi(s - h))/(2*h)

def loss_gradient(params, X_train, y_train):
    """dérivées partielles"""
    u, V = params[:4], params[5:13].reshape(4, 2)
    S = X_train @ V.T + params[13:]
    Y = phi(S)
    e = phi(Y @ u + params[4]) - y_train.ravel()
    back = e[:, None]*u*dphi(S)
    return np.concatenate((e @ Y, [e.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)))
