import numpy as np

def sig(t): return 1/(1+np.exp(-t))

def network(params, x):
    hidden = sig(np.reshape(params[5:13], (4, 2)) @ np.array(x) + params[13:17])
    return sig(params[0:4] @ hidden + params[4])

def loss(params, X_train, y_train):
    p = np.array([network(params, x) for x in X_train])
    y = np.ravel(y_train)
    return -np.sum(np.log(np.where(y == 1, p, 1-p)))

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, y in zip(X_train, np.ravel(y_train)):
        hidden = sig(np.reshape(params[5:13], (4, 2)) @ x + params[13:17])
        d = network(params, x)-y
        q = d*params[0:4]*hidden*(1-hidden)
        g += np.concatenate([d*hidden, [d], np.outer(q, x).ravel(), q])
    return g
