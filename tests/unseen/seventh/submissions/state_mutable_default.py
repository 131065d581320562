import numpy as np

def logistic(t):
    return 1/(1+np.exp(-t))

def network(x, params):
    return logistic(np.dot(params[:4], logistic(np.dot(params[5:13].reshape(4,2), x)+params[13:]))+params[4])

def loss(params, X_train, y_train, total=0.0):
    for x, y in zip(X_train, y_train.flatten()):
        p = network(x, params)
        total += -y*np.log(p)-(1-y)*np.log(1-p)
    return total

def loss_gradient(params, X_train, y_train, grad=np.zeros(17)):
    for x, y in zip(X_train, y_train.flatten()):
        h = logistic(np.dot(params[5:13].reshape(4,2), x)+params[13:])
        d = network(x, params)-y
        b = d*params[:4]*h*(1-h)
        grad += np.concatenate([d*h, [d], np.outer(b, x).ravel(), b])
    return grad.copy()
