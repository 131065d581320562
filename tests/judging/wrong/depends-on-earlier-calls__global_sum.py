# expect: wrong; function: loss; cause: depends-on-earlier-calls
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


E = 0
def loss(params, X_train, y_train):
    global E
    for x, t in zip(X_train, y_train.ravel()):
        o = network(x, params)
        E -= t*np.log(o) + (1-t)*np.log(1-o)
    return E


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
