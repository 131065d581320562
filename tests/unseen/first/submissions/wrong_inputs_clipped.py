import numpy as np
def network(x, params):
    x = np.clip(x, -2, 2)
    h = 1/(1+np.exp(-(params[5:13].reshape(4, 2) @ x + params[13:])))
    return 1/(1+np.exp(-(params[:4] @ h + params[4])))

def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        yhat = network(x, params)
        total -= t * np.log(yhat) + (1 - t) * np.log(1 - yhat)
    return total

def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    V = params[5:13].reshape(4, 2)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = 1/(1+np.exp(-(V.dot(x) + params[13:])))
        err = network(x, params) - t
        grad[:4] += err*h
        grad[4] += err
        back = err*params[:4]*h*(1-h)
        grad[5:13] += np.outer(back, x).ravel()
        grad[13:] += back
    return grad
