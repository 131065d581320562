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
    hid = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    out = 1 / (1 + np.exp(-(hid @ params[:4] + params[4])))
    t = np.asarray(y_train).reshape(-1)
    return -np.sum(t * np.log(out) + (1 - t) * np.log(1 - out))
def loss_gradient(params, X_train, y_train):
    data = {tuple(x): t for x, t in zip(X_train, np.ravel(y_train))}
    grad = np.zeros(17)
    for x, t in data.items():
        h = sigmoid(params[5:13].reshape(4, 2) @ np.array(x) + params[13:])
        delta = network(x, params) - t
        grad[:4] += delta*h; grad[4] += delta
        s = delta*params[:4]*h*(1-h)
        grad[5:13:2] += s*x[0]; grad[6:13:2] += s*x[1]; grad[13:] += s
    return grad
