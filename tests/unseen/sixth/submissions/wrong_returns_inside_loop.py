import numpy as np

def sg(q): return 1/(1+np.exp(-q))

def network(x, params):
    h = sg(params[5:13].reshape(4, 2) @ np.array(x)+params[13:17])
    return sg(np.dot(h, params[0:4])+params[4])

def loss(params, X_train, y_train):
    result = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        result -= np.log(f) if y_train[i] == 1 else np.log(1-f)
    return result

def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    for i in range(len(X_train)):
        x = X_train[i]
        h = sg(params[5:13].reshape(4, 2) @ x+params[13:17])
        delta = network(x, params)-y_train.ravel()[i]
        dh = delta*params[:4]*h*(1-h)
        grad[:4] += delta*h
        grad[4] += delta
        grad[5:13] += np.outer(dh, x).ravel()
        grad[13:] += dh
        return grad
