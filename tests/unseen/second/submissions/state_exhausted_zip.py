import numpy as np
import itertools
def sigmoid(z): return 1/(1+np.exp(-z))
units = iter(range(4))
def network(x, params):
    z = params[4]
    for i in units:
        z = z + params[i]*sigmoid(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return sigmoid(z)
def loss(params, X_train, y_train):
    z = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:]) @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train)*z)
def loss_gradient(params, X_train, y_train):
    X, y = np.asarray(X_train, float), np.ravel(y_train)
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = sigmoid(X @ V.T + b)
    d = sigmoid(H @ u + a) - y
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X).ravel(), D.sum(axis=0)])
