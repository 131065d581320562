# -*- coding: latin-1 -*-
# Übung 9: künstliche neuronale Netze (Lösung)
import numpy as np

GRÖSSE = {"u": slice(0, 4), "a": 4, "V": slice(5, 13), "b": slice(13, 17)}

def aufteilen(params):
    teile = {name: params[s] for name, s in GRÖSSE.items()}
    teile["V"] = teile["V"].reshape((4, 2))
    return teile

def sigma(z):
    return 1. / (1. + np.exp(-z))

def vorwärts(X, t):
    H = sigma(np.dot(X, t["V"].T) + t["b"])
    return H, sigma(np.dot(H, t["u"]) + t["a"])

def network(x, params):
    return vorwärts(np.array(x), aufteilen(params))[1]

def loss(params, X_train, y_train):
    y = y_train.flatten()
    f = vorwärts(X_train, aufteilen(params))[1]
    return -(np.dot(y, np.log(f)) + np.dot(1 - y, np.log(1 - f)))

def loss_gradient(params, X_train, y_train):
    """Rückwärtsdurchlauf; die Schichten einzeln für die Übersicht"""
    t = aufteilen(params)
    H, f = vorwärts(X_train, t)
    d = f - y_train.flatten()
    ableitung = np.empty(17)
    ableitung[GRÖSSE["u"]] = H.T @ d
    ableitung[GRÖSSE["a"]] = d.sum()
    D = np.multiply.outer(d, t["u"]) * H * (1 - H)
    ableitung[GRÖSSE["V"]] = (D.T @ X_train).reshape(8)
    ableitung[GRÖSSE["b"]] = D.sum(0)
    return ableitung
