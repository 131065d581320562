import numpy as np
import warnings; warnings.simplefilter('ignore')
def mats(params):
    p = np.matrix(np.asarray(params, float))
    return p[0, :4], p[0, 4], p[0, 5:13].reshape(4, 2), p[0, 13:].T
def sg(M): return np.matrix(1/(1+np.exp(-M.A)))
def network(x, params):
    u, a, V, b = mats(params)
    return (sg(u*sg(V*np.matrix(x, dtype=float).T + b) + a)).item()
def loss(params, X_train, y_train):
    u, a, V, b = mats(params)
    p = sg(u*sg(V*np.matrix(X_train, dtype=float).T + b) + a)
    t = np.matrix(np.ravel(y_train)).T
    return -(np.log(p)*t + np.log(1-p)*(1-t)).item()
def loss_gradient(params, X_train, y_train):
    u, a, V, b = mats(params)
    X = np.matrix(X_train, dtype=float)
    H = sg(V*X.T + b)
    E = sg(u*H + a) - np.matrix(np.ravel(y_train))
    D = np.multiply(np.multiply(u.T*E, H), 1 - H)
    return np.concatenate(((E*H.T).A1, E.sum().reshape(1), (D*X).A1, D.sum(axis=1).A1))
