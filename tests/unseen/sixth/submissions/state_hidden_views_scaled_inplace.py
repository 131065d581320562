import numpy as np
def activation(z):
    return 1.0/(1.0+np.exp(-z))

def network(x, params):
    z = [np.dot(params[5+2*k:7+2*k], x)+params[13+k] for k in range(4)]
    return activation(np.inner(params[:4], activation(np.array(z)))+params[4])

def loss(params, X_train, y_train):
    ce = [target*np.log(network(row, params))+(1-target)*np.log(1-network(row, params)) for row, target in zip(X_train, np.ravel(y_train))]
    return -sum(ce)

def loss_gradient(params, X_train, y_train):
    grads = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = activation(params[5:13].reshape(4, 2) @ x+params[13:])
        d = network(x, params)-t
        back = params[:4]
        back *= h*(1-h)*d
        grads += np.concatenate([d*h, [d], np.outer(back, x).ravel(), back])
    return grads
