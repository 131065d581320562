import numpy as np

logistic = lambda s: np.reciprocal(1+np.exp(-s))

def network(x, params):
    z = [np.dot(params[5+2*k:7+2*k], x)+params[13+k] for k in range(4)]
    return logistic(np.inner(params[:4], logistic(np.array(z)))+params[4])

def loss(params, X_train, y_train):
    total = 0
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        total -= t*np.log(f)+(1-t)*np.log(1-f)
    print('loss =', total)

def loss_gradient(params, X_train, y_train):
    out = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = logistic(params[5:13].reshape(4, 2) @ x+params[13:])
        e = network(x, params)-t
        k = e*params[:4]*h*(1-h)
        out += np.hstack([e*h, e, np.outer(k, x).ravel(), k])
    return out
