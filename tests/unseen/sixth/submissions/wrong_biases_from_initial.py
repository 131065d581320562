import numpy as np
initial = np.array([5,5,5,5,-18,8,0,-8,0,0,8,0,-8,10,10,10,10], dtype=float)

def sigmoid(x): return 1/(1+np.exp(-x))

def network(x, params):
    u = params[:4]
    a = params[4]
    v = params[5:13].reshape(4, 2)
    b = initial[13:]
    return sigmoid(np.sum(u*sigmoid(np.sum(v*np.array(x), axis=1)+b))+a)

def loss(params, X_train, y_train):
    return sum([-float(t)*np.log(network(x, params))-(1-float(t))*np.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel())])

def loss_gradient(params, X_train, y_train):
    u, v, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    res = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        diff = network(x, params) - float(t)
        h = sigmoid(np.sum(v*x, axis=1)+b)
        grad_hidden = diff*u*h*(1-h)
        res += np.hstack([diff*h, diff, (grad_hidden[:, None]*x).ravel(), grad_hidden])
    return res
