import numpy as np

def split(params):
    W1 = np.column_stack([params[13:], params[5:13].reshape(4, 2)])   # 4x3
    W2 = np.append(params[4], params[:4])                             # 5
    return W1, W2

def g(z):
    return 1/(1+np.exp(-z))

def addone(M):
    return np.hstack([np.ones((M.shape[0], 1)), M])

def network(x, params):
    W1, W2 = split(params)
    a1 = np.hstack([1, x])
    a2 = np.hstack([1, g(W1 @ a1)])
    return g(W2 @ a2)

def loss(params, X_train, y_train):
    W1, W2 = split(params)
    out = g(addone(g(addone(X_train) @ W1.T)) @ W2)
    y = y_train.ravel()
    return -y @ np.log(out) - (1-y) @ np.log(1-out)

def loss_gradient(params, X_train, y_train):
    W1, W2 = split(params)
    A1 = addone(X_train); A2 = addone(g(A1 @ W1.T)); out = g(A2 @ W2)
    d3 = out - y_train.ravel()
    d2 = np.outer(d3, W2[1:]) * A2[:, 1:] * (1 - A2[:, 1:])
    D2 = d3 @ A2
    D1 = d2.T @ A1
    return np.concatenate([D2[1:], D2[:1], D1[:, 1:].ravel(), D1[:, 0]])
