# expect: wrong; function: loss; cause: stale-cache
import numpy as np

def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))

def network(x, params):
    u = params[:4]
    a = params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    hidden = sigmoid(np.dot(V, x) + b)
    return sigmoid(np.dot(u, hidden) + a)


W = None
def loss(params, X_train, y_train):
    global W
    if W is None:
        W = params.copy()
    o = np.array([network(x, W) for x in X_train]); t = y_train.ravel()
    return -np.sum(t*np.log(o) + (1-t)*np.log(1-o))


def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    t = np.ravel(y_train)
    Q = X_train @ V.T + b            # (N, 4)
    G = 1 / (1 + np.exp(-Q))
    p = 1 / (1 + np.exp(-(G @ u + a)))
    delta = p - t
    du = G.T @ delta
    da = delta.sum()
    dQ = np.outer(delta, u) * G * (1 - G)
    dV = dQ.T @ X_train
    db = dQ.sum(axis=0)
    return np.concatenate([du, [da], dV.ravel(), db])
