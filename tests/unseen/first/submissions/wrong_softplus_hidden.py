import numpy as np
def sigmoid(z): return 1/(1+np.exp(-z))
def network(x, params):
    z = params[5:13].reshape(4, 2) @ np.array(x) + params[13:]
    return sigmoid(params[:4] @ np.log1p(np.exp(z)) + params[4])
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        yhat = network(x, params)
        total -= t * np.log(yhat) + (1 - t) * np.log(1 - yhat)
    return total
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        z = params[5:13].reshape(4, 2) @ x + params[13:]
        d = network(x, params) - t
        e = d*params[:4]*sigmoid(z)
        g += np.concatenate([d*np.log1p(np.exp(z)), [d], np.outer(e, x).ravel(), e])
    return g
