import numpy as np

def q_of(x, w):
    """probability of class 0"""
    s = w[4]
    for u, v1, v2, b in zip(w[0:4], w[5:13:2], w[6:13:2], w[13:17]):
        s = s + u/(1+np.exp(-v1*x[0]-v2*x[1]-b))
    return 1/(1+np.exp(s))

def network(x, params):
    return 1 - q_of(x, params)

def loss(params, X_train, y_train):
    acc = []
    for x, y in zip(X_train, np.array(y_train).flatten()):
        q = q_of(x, params)
        acc.append((1-y)*np.log(q) + y*np.log(1-q))
    return -np.sum(acc)

def loss_gradient(params, X_train, y_train):
    w = params
    g = np.zeros(17)
    for x, y in zip(X_train, np.array(y_train).flatten()):
        c = (1 - y) - q_of(x, w)
        g[4] = g[4] + c
        for i, (u, v1, v2, b) in enumerate(zip(w[0:4], w[5:13:2], w[6:13:2], w[13:17])):
            h = 1/(1+np.exp(-v1*x[0]-v2*x[1]-b))
            up = c*u*(h - h**2)
            g[i] = g[i] + c*h
            g[[5+2*i, 6+2*i, 13+i]] = g[[5+2*i, 6+2*i, 13+i]] + np.array([up*x[0], up*x[1], up])
    return g
