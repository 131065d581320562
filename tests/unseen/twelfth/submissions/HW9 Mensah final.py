# PHYS 398 homework 9
import numpy as np

def knoten(eingang, gewichte, schwelle):
    return 1.0/(1.0 + np.exp(-(np.sum(np.multiply(gewichte, eingang)) + schwelle)))

def network(x, params):
    """网络输出"""
    verdeckt = [knoten(x, params[5 + 2*i:7 + 2*i], params[13 + i]) for i in range(4)]
    return knoten(verdeckt, params[:4], params[4])


def loss(params, X_train, y_train):
    """交叉熵损失"""
    E = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        E -= t * np.log(f) + (1 - t) * np.log(1 - f)
    return E


def loss_gradient(params, X_train, y_train):
    """梯度"""
    grad = np.zeros(17)
    V = params[5:13].reshape(4, 2)
    for x, t in zip(X_train, np.ravel(y_train)):
        err = network(x, params) - t
        h = 1/(1 + np.exp(-(V.dot(x) + params[13:])))
        back = err*params[:4]*h*(1 - h)
        grad += np.r_[err*h, err, np.outer(back, x).ravel(), back]
    return grad
