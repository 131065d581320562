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
    X, y, u = X_train, np.ravel(y_train), params[:4]
    H = sigmoid(X @ params[5:13].reshape(4, 2).T + params[13:])
    d = sigmoid(H @ u + params[4]) - y
    dV = np.einsum('n,j,nk,nk,nd->kd', d, u, H, 1-H, X)/4      # j summed: mean of u
    db = np.einsum('n,j,nk,nk->k', d, u, H, 1-H)/4
    return np.concatenate([np.einsum('n,nk->k', d, H), [d.sum()], dV.ravel(), db])
