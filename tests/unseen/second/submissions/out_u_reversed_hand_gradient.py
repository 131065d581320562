import numpy as np
f = lambda z: 1/(1+np.exp(-z))
def network(x, params):
    *u, a = params[:5]
    return f(np.dot(u[::-1], f(params[5:13].reshape(4, 2) @ x + params[13:])) + a)
def loss(params, X_train, y_train):
    return np.sum([-np.log(network(x, params) if t else 1-network(x, params)) for x, t in zip(X_train, y_train.ravel())])
def loss_gradient(params, X_train, y_train):
    u = params[3::-1]
    H = f(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    e = f(H @ u + params[4]) - y_train.ravel()
    D = e[:, None]*u*H*(1-H)
    return np.concatenate([(e @ H)[::-1], [e.sum()], (D.T @ X_train).ravel(), D.sum(0)])
