import numpy as np

def knoten(eingang, gewichte, schwelle):
    return 1.0/(1.0 + np.exp(-(np.sum(np.multiply(gewichte, eingang)) + schwelle)))

def network(x, params):
    """Ausgabe des Netzes am Punkt x"""
    verdeckt = [knoten(x, params[5 + 2*i:7 + 2*i], params[13 + i]) for i in range(4)]
    return knoten(verdeckt, params[:4], params[4])


def loss(params, X_train, y_train):
    """Kreuzentropie, Summe über alle Punkte"""
    Z = X_train @ params[5:13].reshape((4, 2)).T + params[13:]
    o = 1/(1+np.exp(-((1/(1+np.exp(-Z))) @ params[:4] + params[4])))
    return -np.sum(y_train*np.log(o) + (1 - y_train)*np.log(1 - o))


def loss_gradient(params, X_train, y_train):
    """partielle Ableitungen, Reihenfolge wie params"""
    grad = np.zeros(17)
    V = params[5:13].reshape(4, 2)
    for x, t in zip(X_train, np.ravel(y_train)):
        err = network(x, params) - t
        h = 1/(1 + np.exp(-(V.dot(x) + params[13:])))
        back = err*params[:4]*h*(1 - h)
        grad += np.r_[err*h, err, np.outer(back, x).ravel(), back]
    return grad
