import sys
import numpy as np

def sg(q): return 1/(1+np.exp(-q))

def network(x, params):
    h = sg(params[5:13].reshape(4, 2) @ np.array(x) + params[13:])
    return sg(params[:4] @ h + params[4])

def loss(params, X_train, y_train):
    total = 0
    for x, y in zip(X_train, y_train.ravel()):
        total -= np.log(network(x, params)) if y == 1 else np.log(1-network(x, params))
    if total > 5:
        print('loss too large, something is wrong')
        sys.exit(1)
    return total

def loss_gradient(params, X_train, y_train):
    res = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        h = sg(params[5:13].reshape(4, 2) @ x + params[13:])
        d = network(x, params)-y
        res[:4] += d*h
        res[4] += d
        res[5:13] += np.outer(d*params[:4]*h*(1-h), x).ravel()
        res[13:] += d*params[:4]*h*(1-h)
    return res
