import functools
import numpy as np

def network(x, params):
    g = lambda t: 1/(1+np.exp(-t))
    def add(acc, i):
        return acc + params[i]*g(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return g(functools.reduce(add, range(4), params[4]))


def loss(params, X_train, y_train):
    V = params[5:13].reshape(4, 2)
    z = 1/(1 + np.exp(-(X_train.dot(V.T) + params[13:17]))) @ params[:4] + params[4]
    t = y_train.reshape(-1)
    return np.sum(np.logaddexp(0, z) - t * z)


def loss_gradient(params, X_train, y_train):
    u = params[:4]
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    H = H.astype(np.float16)
    f = 1 / (1 + np.exp(-(H @ u + params[4])))
    d = f - y_train.ravel()
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
