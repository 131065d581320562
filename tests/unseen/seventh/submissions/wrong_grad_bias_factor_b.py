import numpy as np
S = lambda z: 1/(1+np.exp(-z))

def network(x, params):
    return S(S(np.dot(params[5:13].reshape(4,2), x)+params[13:]).dot(params[:4])+params[4])

def loss(params, X_train, y_train):
    y = y_train.squeeze() if y_train.size > 1 else y_train.ravel()
    return sum(np.log(1+np.exp(-(2*t-1)*np.log(network(x, params)/(1-network(x, params))))) for x, t in zip(X_train, y))

def loss_gradient(params, X_train, y_train):
    out = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = S(np.dot(params[5:13].reshape(4,2), x)+params[13:])
        e = network(x, params)-t
        w = e*params[:4]*h*(1-h)
        out[:4] += e*h
        out[4] += e
        out[5:13] += np.outer(w, x).ravel()
        out[13:] += w*params[13:]
    return out
