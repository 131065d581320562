from dataclasses import dataclass
import numpy as np
@dataclass(frozen=True)
class Gewichte:
    u: np.ndarray
    a: float
    V: np.ndarray
    b: np.ndarray
    @classmethod
    def aus_vektor(cls, p):
        return cls(p[:4], p[4], p[5:13].reshape(4, 2), p[13:])
    def als_vektor(self):
        return np.concatenate([self.u, [self.a], self.V.flatten(), self.b])
def aktivierung(s):
    return 1. / (1. + np.exp(-s))
def network(x, params):
    g = Gewichte.aus_vektor(params)
    verdeckt = aktivierung(g.V.dot(x) + g.b)       # verdeckte Schicht
    return aktivierung(g.u.dot(verdeckt) + g.a)
def loss(params, X_train, y_train):
    summe = 0.
    for punkt, ziel in zip(X_train, y_train):
        ziel = np.asarray(ziel).item()
        ausgabe = network(punkt, params)
        summe -= np.log(ausgabe if ziel else 1. - ausgabe)
    return summe
def loss_gradient(params, X_train, y_train):
    g = Gewichte.aus_vektor(params)
    abl = Gewichte(np.zeros(4), 0., np.zeros((4, 2)), np.zeros(4)).als_vektor()
    for punkt, ziel in zip(X_train, y_train):
        h = aktivierung(g.V.dot(punkt) + g.b)
        fehler = aktivierung(g.u.dot(h) + g.a) - np.asarray(ziel).item()
        k = fehler * g.u * h * (1. - h)
        abl += Gewichte(fehler * h, fehler, k[:, None] * punkt, k).als_vektor()
    return abl
