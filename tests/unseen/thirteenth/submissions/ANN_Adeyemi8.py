import numpy as np

def forward_all(params, X):
    X = np.atleast_2d(np.asarray(X, dtype=float))
    H = 1/(1+np.exp(-(X @ params[5:13].reshape(4, 2).T + params[13:])))
    return 1/(1+np.exp(-(H @ params[:4] + params[4])))

def network(x, params):
    return forward_all(params, x)[0]


def loss(params, X_train, y_train):
    Z = X_train @ params[5:13].reshape((4, 2)).T + params[13:]
    o = 1/(1+np.exp(-((1/(1+np.exp(-Z))) @ params[:4] + params[4])))
    y = y_train.ravel()
    return -(np.dot(y, np.log(o)) + np.dot(1 - y, np.log(1 - o)))


def partial(f, p, i, d=0.2):
    e = np.zeros_like(p)
    e[i] = d
    return (f(p + e) - f(p - e))/(2*d)

def loss_gradient(params, X_train, y_train):
    return np.array([partial(lambda q: loss(q, X_train, y_train), params, i) for i in range(17)])
