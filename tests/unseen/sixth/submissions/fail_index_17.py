import numpy as np

def activation(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)

def network(x, params):
    z = params[4]
    for i in range(4):
        z += params[i]*activation(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[14+i])
    return activation(z)

def loss(params, X_train, y_train):
    total = 0.0
    for row, label in zip(X_train, y_train.ravel()):
        prob = network(row, params)
        total += -np.log(prob) if label == 1 else -np.log(1-prob)
    return total

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        e = network(x, params)-t
        h = activation(params[5:13].reshape(4, 2) @ x+params[13:])
        k = e*params[:4]*h*(1-h)
        g += np.r_[e*h, e, np.outer(k, x).ravel(), k]
    return g
