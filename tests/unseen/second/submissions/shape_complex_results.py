import numpy as np
def sigmoid(z): return 1/(1+np.exp(-z))
def network(x, params):
    p = np.asarray(params, complex)
    return sigmoid(p[:4] @ sigmoid(p[5:13].reshape(4, 2) @ np.asarray(x) + p[13:]) + p[4])
def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train]); t = np.ravel(y_train)
    return -np.sum(t*np.log(p) + (1-t)*np.log(1-p))
def loss_gradient(params, X_train, y_train):
    X, y = np.asarray(X_train, float), np.ravel(y_train)
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = sigmoid(X @ V.T + b)
    d = sigmoid(H @ u + a) - y
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X).ravel(), D.sum(axis=0)])
