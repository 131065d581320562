import numpy as np

def knoten(eingang, gewichte, schwelle):
    return 1.0/(1.0 + np.exp(-(np.sum(np.multiply(gewichte, eingang)) + schwelle)))

def network(x, params):
    """uscita della rete"""
    verdeckt = [knoten(x, params[5 + 2*i:7 + 2*i], params[13 + i]) for i in range(4)]
    return knoten(verdeckt, params[:4], params[4])


def terms(params, X, t):
    for x, tt in zip(X, t):
        f = network(x, params)
        yield tt*np.log(f) + (1-tt)*np.log1p(-f)

def loss(params, X_train, y_train):
    """entropia incrociata"""
    return -sum(terms(params, X_train, y_train.flat))


def loss_gradient(params, X_train, y_train):
    """gradiente"""
    grad = np.zeros(17)
    V = params[5:13].reshape(4, 2)
    for x, t in zip(X_train, np.ravel(y_train)):
        err = network(x, params) - t
        h = 1/(1 + np.exp(-(V.dot(x) + params[13:])))
        back = err*params[:4]*h*(1 - h)
        grad += np.r_[err*h, err, np.outer(back, x).ravel(), back]
    return grad


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = initial.copy()
    loss_history = [loss(params, X_train, y_train)]
    for i in range(n_steps):
        g = loss_gradient(params, X_train, y_train)
        params -= eta * g / np.linalg.norm(g)
        loss_history.append(loss(params, X_train, y_train))
    return params, loss_history
