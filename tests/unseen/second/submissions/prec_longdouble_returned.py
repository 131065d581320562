import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x, float) + b) + a)
_n = network
def network(x, params): return _n(x, np.asarray(params, np.longdouble))
def loss(params, X_train, y_train):
    q, t = np.asarray(params, np.longdouble), np.ravel(y_train)
    p = sigmoid(sigmoid(X_train @ q[5:13].reshape(4, 2).T + q[13:]) @ q[:4] + q[4])
    return -(np.log(p)*t + np.log1p(-p)*(1-t)).sum()
def loss_gradient(params, X_train, y_train):
    X, y = np.asarray(X_train, float), np.ravel(y_train)
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = sigmoid(X @ V.T + b)
    d = sigmoid(H @ u + a) - y
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X).ravel(), D.sum(axis=0)])
_g = loss_gradient
def loss_gradient(params, X_train, y_train): return _g(np.asarray(params, np.longdouble), X_train, y_train)
