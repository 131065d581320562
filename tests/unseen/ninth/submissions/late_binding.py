import numpy as np
def network(x, params):
    nodes = []
    for i in range(4):
        nodes.append(lambda pt: 1/(1+np.exp(-(params[5+2*i]*pt[0]+params[6+2*i]*pt[1]+params[13+i]))))
    z = params[4]
    for w, node in zip(params[:4], nodes):
        z += w*node(x)
    return 1/(1+np.exp(-z))
def loss(params, X_train, y_train):
    t = np.squeeze(np.asarray(y_train)).reshape(-1)
    f = np.fromiter((network(x, params) for x in X_train), dtype=float)
    return -np.dot(t, np.log(f)) - np.dot(1 - t, np.log(1 - f))
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
