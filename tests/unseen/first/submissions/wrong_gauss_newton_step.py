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
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        yhat = network(x, params)
        total -= t * np.log(yhat) + (1 - t) * np.log(1 - yhat)
    return total
def loss_gradient(params, X_train, y_train):
    J, r, W = [], [], []
    for x, t in zip(X_train, np.ravel(y_train)):
        h = sigmoid(params[5:13].reshape(4, 2) @ x + params[13:])
        p = network(x, params)
        k = params[:4]*h*(1-h)
        J.append(np.concatenate([h, [1.], np.outer(k, x).ravel(), k])); r.append(p-t); W.append(p*(1-p))
    J, r, W = np.array(J), np.array(r), np.array(W)
    A = (J.T*W) @ J/1e4 + np.eye(17)
    return np.linalg.solve(A, J.T @ r)
