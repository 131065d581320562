import numpy as np
BLOCK = 64
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)

def chunks(X, t):
    t = np.ravel(t)
    for s in range(0, len(X), BLOCK):
        yield X[s:s+BLOCK], t[s:s+BLOCK]

def loss(params, X_train, y_train):
    total = 0.0
    for Xb, tb in chunks(X_train, y_train):
        H = sigmoid(Xb @ params[5:13].reshape(4, 2).T + params[13:])
        p = sigmoid(H @ params[:4] + params[4])
        total += -np.sum(tb*np.log(p) + (1-tb)*np.log(1-p))
    return total

def loss_gradient(params, X_train, y_train):
    acc = np.zeros(17)
    for Xb, tb in chunks(X_train, y_train):
        H = sigmoid(Xb @ params[5:13].reshape(4, 2).T + params[13:])
        d = sigmoid(H @ params[:4] + params[4]) - tb
        D = np.outer(d, params[:4])*(H - H**2)
        acc += np.block([d @ H, d.sum(), (D.T @ Xb).ravel(), D.sum(0)])
    return acc
