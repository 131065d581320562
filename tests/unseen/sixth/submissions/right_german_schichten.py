import numpy as np

def aktivierung(s):
    return 1. / (1. + np.exp(-s))

def schicht(eingang, gewichte, schwelle):
    return aktivierung(eingang @ gewichte + schwelle)

def zerlege(p):
    # Reihenfolge: u, a, v, b
    return p[:4].reshape(4, 1), p[4], p[5:13].reshape(4, 2).T, p[13:]

def network(x, params):
    u, a, v, b = zerlege(params)
    return schicht(schicht(np.array(x, ndmin=2), v, b), u, a)[0, 0]

def loss(params, X_train, y_train):
    u, a, v, b = zerlege(params)
    ausgang = schicht(schicht(X_train, v, b), u, a)
    ziel = y_train.reshape(-1, 1)
    return -np.sum(ziel * np.log(ausgang) + (1 - ziel) * np.log(1 - ausgang))

def loss_gradient(params, X_train, y_train):
    u, a, v, b = zerlege(params)
    verdeckt = schicht(X_train, v, b)
    fehler = schicht(verdeckt, u, a) - y_train.reshape(-1, 1)
    rueck = (fehler @ u.T) * verdeckt * (1 - verdeckt)
    grad_v = X_train.T @ rueck          # 2x4, wie v
    return np.concatenate([(verdeckt.T @ fehler).ravel(), fehler.sum(0), grad_v.T.ravel(), rueck.sum(0)])
