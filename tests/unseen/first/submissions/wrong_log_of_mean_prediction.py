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
    t = np.ravel(y_train); p = np.array([network(x, params) for x in X_train])
    L = 0.
    for k, q in ((1, p), (0, 1-p)):
        q = q[t == k]
        if len(q): L -= len(q)*np.log(q.mean())
    return L
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for i in range(17):
        d = np.zeros(17); d[i] = 0.1
        g[i] = (loss(params+d, X_train, y_train) - loss(params-d, X_train, y_train))/0.2
    return g
