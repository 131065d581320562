import numpy as np
def g(z): return 1/(1+np.exp(-z))
def network(x, params):
    u, a = params[:4], params[4]
    V = params[5:13].reshape(4, 2)
    return g(u @ g(V @ np.array(x)) + a)
def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train])
    y = y_train.ravel()
    return -(y @ np.log(p) + (1 - y) @ np.log(1 - p))
def loss_gradient(params, X_train, y_train):
    u, a = params[:4], params[4]
    V = params[5:13].reshape(4, 2)
    H = g(X_train @ V.T)
    d = g(H @ u + a) - y_train.ravel()
    K = d[:, None]*u*H*(1 - H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), np.zeros(4)])
