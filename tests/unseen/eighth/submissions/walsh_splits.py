import numpy as np
sgm = lambda w: 1/(1+np.exp(-w))

def network(x, params):
    h = sgm(np.matmul(np.reshape(params[5:13], [4, 2]), x) + params[-4:])
    return sgm(np.inner(h, params[:4]) + params[4])

def loss(params, X_train, y_train):
    is_one = (np.asarray(y_train) == 1).ravel()
    pos, neg = X_train[is_one], X_train[~is_one]
    return sum(-np.log(network(x, params)) for x in pos) + sum(-np.log(1 - network(x, params)) for x in neg)

def part(params, X, target):
    res = np.zeros(17)
    for x in X:
        h = sgm(np.matmul(np.reshape(params[5:13], [4, 2]), x) + params[-4:])
        d = network(x, params) - target
        t = d * params[:4] * h * (1 - h)
        res += np.concatenate([d*h, [d], np.repeat(t, 2)*np.tile(x, 4), t])
    return res

def loss_gradient(params, X_train, y_train):
    is_one = (np.asarray(y_train) == 1).ravel()
    return part(params, X_train[is_one], 1) + part(params, X_train[~is_one], 0)
