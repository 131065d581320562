import autograd.numpy as anp
import numpy as np

def sigmoid(z):
    return 1. / (1. + anp.exp(-z))

def network(x, params):
    """Ausgabe des Netzes am Punkt x"""
    hid = sigmoid(anp.dot(anp.reshape(params[5:13], (4, 2)), anp.array(x)) + params[13:17])
    return sigmoid(anp.dot(params[0:4], hid) + params[4])


def loss(params, X_train, y_train):
    """Kreuzentropie, Summe über alle Punkte"""
    hid = 1/(1 + anp.exp(-(anp.dot(X_train, anp.reshape(params[5:13], (4, 2)).T) + params[13:])))
    o = 1/(1 + anp.exp(-(anp.dot(hid, params[:4]) + params[4])))
    t = y_train.ravel()
    return -anp.sum(t * anp.log(o) + (1 - t) * anp.log(1 - o))


def loss_gradient(params, X_train, y_train):
    """partielle Ableitungen, Reihenfolge wie params"""
    grad = np.zeros(17)
    V = params[5:13].reshape(4, 2)
    for x, t in zip(X_train, np.ravel(y_train)):
        err = network(x, params) - (1 - t)
        h = 1/(1 + np.exp(-(V.dot(x) + params[13:])))
        back = err*params[:4]*h*(1 - h)
        grad += np.r_[err*h, err, np.outer(back, x).ravel(), back]
    return grad
