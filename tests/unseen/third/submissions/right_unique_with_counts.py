import numpy as np
from scipy.special import expit

def network(x, params):
    u, a, v, b = np.split(params, [4, 5, 13])
    return expit(u @ expit(v.reshape(-1, 2) @ np.asarray(x) + b) + a[0])
def loss(params, X_train, y_train):
    rows, n = np.unique(np.column_stack([X_train, y_train.ravel()]), axis=0, return_counts=True)
    p = np.array([network(r[:2], params) for r in rows])
    return -np.sum(n*np.where(rows[:, 2] == 1, np.log(p), np.log(1-p)))
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    labels = np.ravel(y_train)
    for k in range(len(X_train)):
        x1, x2 = X_train[k]
        err = network(X_train[k], params) - labels[k]
        g[4] += err
        for j in range(4):
            h = 1 / (1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            g[j] += err * h
            back = err * params[j] * h * (1 - h)
            g[5+2*j] += back * x1
            g[6+2*j] += back * x2
            g[13+j] += back
    return g
