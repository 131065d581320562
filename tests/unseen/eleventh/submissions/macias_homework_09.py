import numpy as np
def S(z): return 1/(1+np.exp(-z))
def network(x, params):
    z = params[4]
    for i in range(4):
        z += params[i]*S(np.sum(params[5+2*i:7+2*i]*np.array(x))+params[13+i])
    return S(z)
def loss(params, X_train, y_train):
    E = 0.
    for x, t in zip(X_train, y_train.ravel()):
        E -= np.log(network(x, params) if t else 1-network(x, params))
    return E
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = S(np.sum(params[5:13].reshape(4,2)*x, axis=1)+params[13:])
        err = network(x, params)-t
        g[:4] += err*h
        g[4] += err
        w = params[:4]
        w *= err*h*(1-h)        # error at the hidden nodes
        g[5:13] += np.outer(w, x).ravel()
        g[13:] += w
    return g
