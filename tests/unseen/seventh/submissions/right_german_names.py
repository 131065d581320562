import numpy as np

# Übung 9 - Netz mit vier versteckten Knoten

def stufe(t):
    return 1 / (1 + np.exp(-t))

def zerlege(parameter):
    gewichte_aus = parameter[0:4]
    schwelle_aus = parameter[4]
    gewichte_ein = parameter[5:13].reshape((4, 2))
    schwellen_ein = parameter[13:17]
    return gewichte_aus, schwelle_aus, gewichte_ein, schwellen_ein

def network(x, params):
    wa, sa, we, se = zerlege(params)
    versteckt = stufe(np.dot(we, x) + se)
    return stufe(np.dot(wa, versteckt) + sa)

def loss(params, X_train, y_train):
    ziel = np.asarray(y_train).flatten()
    summe = 0
    for punkt, z in zip(X_train, ziel):
        ausgabe = network(punkt, params)
        if z == 1:
            summe = summe - np.log(ausgabe)
        else:
            summe = summe - np.log(1 - ausgabe)
    return summe

def loss_gradient(params, X_train, y_train):
    wa, sa, we, se = zerlege(params)
    ziel = np.asarray(y_train).flatten()
    versteckt = stufe(np.dot(X_train, we.T) + se)
    ausgabe = stufe(np.dot(versteckt, wa) + sa)
    fehler = ausgabe - ziel
    rueck = fehler[:, None] * wa[None, :] * versteckt * (1 - versteckt)
    ableitung = np.empty(17)
    ableitung[0:4] = np.dot(fehler, versteckt)
    ableitung[4] = np.sum(fehler)
    ableitung[5:13:2] = np.dot(X_train[:, 0], rueck)
    ableitung[6:13:2] = np.dot(X_train[:, 1], rueck)
    ableitung[13:17] = np.sum(rueck, axis=0)
    return ableitung
