import numpy as np
def network(x, params):
    V = np.array([params[5:7], params[7:9], params[9:11], params[11:13]])
    z1 = V.dot(np.array(x)) + params[13:17]
    a1 = 1.0 / (1.0 + np.exp(-z1))
    z2 = np.dot(a1, params[0:4]) + params[4]
    return 1.0 / (1.0 + np.exp(-z2))
def loss(params, X_train, y_train):
    p = sorted(network(x, params) for x in X_train)
    return -sum(np.log(q) if t else np.log(1-q) for q, t in zip(p, y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    sig = lambda q: 1/(1 + np.exp(-q))
    g = []
    V, b, u = params[5:13].reshape(4, 2), params[13:], params[:4]
    hid = [sig(X_train @ V[i] + b[i]) for i in range(4)]
    miss = sig(sum(u[i]*hid[i] for i in range(4)) + params[4]) - np.ravel(y_train)
    for i in range(4):
        g.append(miss @ hid[i])
    g.append(miss.sum())
    for i in range(4):
        g.extend((miss*u[i]*hid[i]*(1 - hid[i])) @ X_train)
    for i in range(4):
        g.append((miss*u[i]*hid[i]*(1 - hid[i])).sum())
    return np.array(g)
