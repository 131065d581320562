import numpy as np

class Netz:
    """Kleines neuronales Netz: 2 Eingänge, 4 verborgene Knoten, 1 Ausgang."""
    def __init__(selbst, gewichte):
        selbst.aussen = gewichte[0:5]
        selbst.innen = np.vstack([gewichte[5:13:2], gewichte[6:13:2], gewichte[13:17]])   # 3 x 4

    @staticmethod
    def aktivierung(z):
        return 1 / (1 + np.exp(-z))

    def vorwärts(selbst, punkte):
        erweitert = np.hstack([punkte, np.ones((len(punkte), 1))])
        verborgen = selbst.aktivierung(erweitert @ selbst.innen)
        return erweitert, verborgen, selbst.aktivierung(verborgen @ selbst.aussen[:4] + selbst.aussen[4])

    def rückwärts(selbst, punkte, ziel):
        erweitert, verborgen, ausgang = selbst.vorwärts(punkte)
        fehler = ausgang - ziel
        inneres = erweitert.T @ (fehler[:, None] * selbst.aussen[:4] * verborgen * (1 - verborgen))
        return np.concatenate([verborgen.T @ fehler, [np.sum(fehler)], inneres[:2].T.ravel(), inneres[2]])

def network(x, params):
    return Netz(params).vorwärts(np.array(x, dtype=float)[None])[2][0]

def loss(params, X_train, y_train):
    ausgang = Netz(params).vorwärts(X_train)[2]
    ziel = y_train.flatten()
    # Kreuzentropie
    return -(ziel @ np.log(ausgang) + (1 - ziel) @ np.log(1 - ausgang))

def loss_gradient(params, X_train, y_train):
    return Netz(params).rückwärts(X_train, y_train.flatten())
