import numpy as np

def sigmoid(a): return 1/(1+np.exp(-a))

def forward(X, params):
    V = params[5:13].reshape(4, 2).T
    A1 = sigmoid(X @ V + params[13:])
    A2 = sigmoid(A1 @ params[:4] + params[4])
    return A1, A2

def network(x, params):
    return forward(np.array(x), params)[1]

def loss(params, X_train, y_train):
    A1, A2 = forward(X_train, params)
    Y = y_train.flatten()
    return np.sum(-Y*np.log(A2) - (1-Y)*np.log(1-A2))

def loss_gradient(params, X_train, y_train):
    A1, A2 = forward(X_train, params)
    dZ2 = A2 - y_train.flatten()
    du = A1.T @ dZ2
    da = np.sum(dZ2)
    dZ1 = dZ2[:, None] @ params[:4][None, :] * A1 * (1 - A1)
    dV = X_train.T @ dZ1
    db = dZ1.sum(axis=0)
    return np.concatenate([du, [da], dV.ravel(), db])
