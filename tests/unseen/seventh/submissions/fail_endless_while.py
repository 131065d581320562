import numpy as np

def sigmoid(t): return 1/(1+np.exp(-t))

def network(x, params):
    return sigmoid(params[:4]@sigmoid(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])

def loss(params, X_train, y_train):
    i, s = 0, 0.0
    y = y_train.ravel()
    while i < len(y):
        f = network(X_train[i], params)
        s -= y[i]*np.log(f)+(1-y[i])*np.log(1-f)
        i += 1
    return s

def loss_gradient(params, X_train, y_train):
    i, g = 0, np.zeros(17)
    y = y_train.ravel()
    while i < len(y):
        h = sigmoid(params[5:13].reshape(4,2)@X_train[i]+params[13:])
        d = network(X_train[i], params)-y[i]
        k = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h, [d], np.outer(k, X_train[i]).ravel(), k])
    return g
