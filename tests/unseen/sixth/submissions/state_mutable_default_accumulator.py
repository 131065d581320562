import numpy as np

def sigmoid(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)

def network(x, params):
    h = sigmoid(np.array([params[5+2*k]*x[0]+params[6+2*k]*x[1]+params[13+k] for k in range(4)]))
    return sigmoid(np.dot(params[:4], h)+params[4])

def loss(params, X_train, y_train):
    return -sum(t*np.log(network(x, params))+(1-t)*np.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train, g=np.zeros(17)):
    for x, t in zip(X_train, y_train.ravel()):
        h = sigmoid(params[5:13].reshape(4, 2) @ x+params[13:])
        d = network(x, params)-t
        w = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h, [d], np.outer(w, x).ravel(), w])
    return g
