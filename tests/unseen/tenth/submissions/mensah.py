import numpy as np
def network(x, params):
    U, a = params[:4], params[4]
    w_in = params[5:13].reshape(4, 2)
    B = params[13:]
    h = 1 / (1 + np.exp(-(w_in.dot(x) + B)))
    return 1 / (1 + np.exp(-(U.dot(h) + a)))

def loss(params, X_train, y_train):
    data = {}
    for x, t in zip(X_train, np.ravel(y_train)):
        data[tuple(x)] = t
    return sum(-np.log(network(k, params)) if t == 1 else -np.log(1-network(k, params)) for k, t in data.items())

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    h = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    fx = 1/(1 + np.exp(-(h @ params[:4] + params[4])))
    diff = fx - t
    back = np.outer(diff, params[:4])*h*(1 - h)
    return np.hstack([diff @ h, diff.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
