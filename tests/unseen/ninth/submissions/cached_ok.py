from functools import lru_cache
import numpy as np
@lru_cache(maxsize=5000)
def _eval(x1, x2, p):
    z = p[4]
    for i in range(4):
        z += p[i]/(1+np.exp(-(p[5+2*i]*x1+p[6+2*i]*x2+p[13+i])))
    return 1/(1+np.exp(-z))
def network(x, params):
    return _eval(float(x[0]), float(x[1]), tuple(map(float, params)))
def loss(params, X_train, y_train):
    N = X_train.shape[0]
    pred = np.zeros(N)
    for i in range(N):
        pred[i] = network(X_train[i, :], params)
    right_prob = np.where(y_train.reshape(N) == 1, pred, 1 - pred)
    return -np.log(right_prob).sum()
def loss_gradient(params, X_train, y_train):
    x1, x2 = X_train[:, 0], X_train[:, 1]
    h = []
    z = params[4]
    for i in range(4):
        h.append(1/(1 + np.exp(-(params[5+2*i]*x1 + params[6+2*i]*x2 + params[13+i]))))
        z = z + params[i]*h[i]
    diff = 1/(1 + np.exp(-z)) - y_train.flatten()
    grad = np.zeros(17)
    grad[4] = np.sum(diff)
    for i in range(4):
        grad[i] = np.sum(diff*h[i])
        common = diff*params[i]*h[i]*(1 - h[i])
        grad[5 + 2*i] = np.sum(common*x1)
        grad[6 + 2*i] = np.sum(common*x2)
        grad[13 + i] = np.sum(common)
    return grad
