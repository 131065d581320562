import numpy as np
sigma = lambda t: 1/(1+np.exp(-t))

def network(x, params):
    z = [np.dot(params[5+2*k:7+2*k], x)+params[13+k] for k in range(4)]
    return sigma(np.inner(params[:4], sigma(np.array(z)))+params[4])

def loss(params, X_train, y_train):
    probs = np.array([network(row, params) for row in X_train])
    target = np.reshape(y_train, -1)
    return -np.sum(target*np.log(probs)+(1-target)*np.log(1-probs))

def loss_gradient(params, X_train, y_train):
    g = np.zeros((1, 17))
    for x, t in zip(X_train, y_train.ravel()):
        h = sigma(params[5:13].reshape(4, 2) @ x+params[13:])
        d = network(x, params)-t
        w = d*params[:4]*h*(1-h)
        g += np.hstack([d*h, d, np.outer(w, x).ravel(), w])[np.newaxis, :]
    return g
