import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x, float) + b) + a)
def loss(params, X_train, y_train):
    y = np.ravel(y_train)
    p = np.array([network(x, params) for x in X_train])
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))
def loss_gradient(params, X_train, y_train):
    X = np.asarray(X_train, float)
    H = sigmoid(X @ params[5:13].reshape(4, 2).T + params[13:])
    p = sigmoid(H @ params[:4, None] + params[4])
    e = (p - y_train).sum(axis=1, keepdims=True)
    D = e*params[:4]*H*(1-H)
    return np.concatenate([(e*H).sum(0), e.sum(0), (D.T @ X).ravel(), D.sum(axis=0)])
