import numpy as np
def sigmoid(x): return 1/(1+np.exp(-x))
def network(x, params):
    h = sigmoid(np.dot(params[5:13].reshape(4,2), x)+params[13:])
    return sigmoid(np.dot(params[:4],h)+params[4])
def loss(params, X_train, y_train):
    total = 0
    for x, y in zip(X_train, y_train.flatten()):
        total += y*np.log(network(x,params)) + 1-y*np.log(1-network(x,params))
    return -total
def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    for x, y in zip(X_train, y_train.flatten()):
        h = sigmoid(np.dot(params[5:13].reshape(4,2), x)+params[13:])
        delta = network(x,params)-y
        hidden_delta = delta*params[:4]*h*(1-h)
        grad[0:4] += delta*h; grad[4] += delta
        grad[5:13] += np.ravel(hidden_delta[:,None]*x[None,:]); grad[13:] += hidden_delta
    return grad
