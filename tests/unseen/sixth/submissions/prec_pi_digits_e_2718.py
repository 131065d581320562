import numpy as np
e = 2.71828

def sigmoid(t): return 1/(1+e**(-t))

def network(x, params):
    return sigmoid(params[:4] @ sigmoid(params[5:13].reshape(4, 2) @ np.array(x)+params[13:])+params[4])

def loss(params, X_train, y_train):
    return -sum(np.log(network(x, params)) if t == 1 else np.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = sigmoid(params[5:13].reshape(4, 2) @ x+params[13:])
        d = network(x, params)-t
        w = d*params[:4]*h*(1-h)
        g += np.r_[d*h, d, np.outer(w, x).ravel(), w]
    return g
