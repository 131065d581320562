import numpy as np
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)
def loss(params, X_train, y_train):
    s = 2*np.ravel(y_train) - 1
    p = np.array([network(x, params) for x in X_train])
    return np.sum(np.maximum(0, 1 - s*(2*p-1)))

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train); g = np.zeros(17)
    for i, x in enumerate(X_train):
        h = sigmoid(params[5:13].reshape(4, 2) @ x + params[13:])
        d = network(x, params) - t[i]
        if abs(d) < 0.05:
            continue
        g += np.concatenate([d*h, [d], np.outer(d*params[:4]*h*(1-h), x).ravel(), d*params[:4]*h*(1-h)])
    return g
