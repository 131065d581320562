import autograd.numpy as np
from autograd import value_and_grad

def network(x, params):
    u = params[0:4]
    a = params[4]
    v = np.reshape(params[5:13], (4, 2))
    b = params[13:17]
    hidden = 1 / (1 + np.exp(-(np.dot(v, np.array(x)) + b)))
    return 1 / (1 + np.exp(-(np.dot(u, hidden) + a)))

def loss(params, X_train, y_train):
    preds = np.array([network(p, params) for p in X_train])
    y = y_train.reshape(len(X_train))
    return -np.sum(y * np.log(preds) + (1 - y) * np.log(1 - preds))

def loss_gradient(params, X_train, y_train):
    value, g = value_and_grad(loss)(params, X_train, y_train)
    return g
