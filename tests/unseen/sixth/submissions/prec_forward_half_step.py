import numpy as np
def sigma(z):
    return 1.0/(1.0+np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    hidden = sigma(np.dot(V, x)+b)
    return sigma(np.dot(u, hidden)+a)

def loss(params, X_train, y_train):
    ce = [target*np.log(network(row, params))+(1-target)*np.log(1-network(row, params)) for row, target in zip(X_train, np.ravel(y_train))]
    return -sum(ce)

def loss_gradient(params, X_train, y_train, step=0.02):
    return np.array([(loss(params+step*row, X_train, y_train)-loss(params, X_train, y_train))/step for row in np.identity(17)])
