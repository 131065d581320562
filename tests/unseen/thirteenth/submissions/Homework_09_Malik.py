import numpy as np

def knoten(eingang, gewichte, schwelle):
    return 1.0/(1.0 + np.exp(-(np.sum(np.multiply(gewichte, eingang)) + schwelle)))

def network(x, params):
    """salida de la red en el punto x"""
    verdeckt = [knoten(x, params[5 + 2*i:7 + 2*i], params[13 + i]) for i in range(4)]
    return knoten(verdeckt, params[:4], params[4])


def loss(params, X_train, y_train):
    """entropía cruzada"""
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ params[:4] + params[4])))
    t = np.ravel(y_train)
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))


def phi(s):
    return 1/(1 + np.exp(-s))

def dphi(s, h=1e-14):
    return (phi(s + h) - phi(s))/h

def loss_gradient(params, X_train, y_train):
    """derivadas parciales"""
    u, V = params[:4], params[5:13].reshape(4, 2)
    S = X_train @ V.T + params[13:]
    Y = phi(S)
    e = phi(Y @ u + params[4]) - y_train.ravel()
    back = e[:, None]*u*dphi(S)
    return np.concatenate((e @ Y, [e.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)))
