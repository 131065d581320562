import sys
import numpy as np
def sigmoid(z): return 1/(1+np.exp(-z))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4,2), params[13:]
    return sigmoid(u.dot(sigmoid(V.dot(x)+b))+a)
def loss(params, X_train, y_train):
    E = 0.
    for x, t in zip(X_train, y_train.ravel()):
        E += -np.log(network(x, params)) if t else -np.log(1-network(x, params))
    if E > 30:
        print('diverged, stopping')
        sys.exit(1)
    return E
def loss_gradient(params, X_train, y_train):
    u, V, b = params[:4], params[5:13].reshape(4,2), params[13:]
    du, da, dV, db = np.zeros(4), 0., np.zeros((4,2)), np.zeros(4)
    for x, t in zip(X_train, y_train.ravel()):
        h = sigmoid(V.dot(x)+b); e = network(x, params)-t; k = e*u*h*(1-h)
        du += e*h; da += e; dV += np.outer(k, x); db += k
    return np.concatenate([du, [da], dV.ravel(), db])
