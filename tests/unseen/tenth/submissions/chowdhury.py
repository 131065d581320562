import numpy as np

def _forward(P, A):
    """A is (N,2). returns hidden (N,4) and output (N,)"""
    w2, bias2 = P[:4], P[4]
    w1 = P[5:13].reshape(4, 2)
    Z1 = A @ w1.T + P[13:]
    A1 = 1 / (1 + np.exp(-Z1))
    return A1, 1 / (1 + np.exp(-(A1 @ w2 + bias2)))

def network(x, params):
    return _forward(params, np.array(x, dtype=float)[np.newaxis, :])[1][0]

def loss(params, X_train, y_train):
    _, A2 = _forward(params, X_train)
    Y = np.reshape(y_train, -1)
    return -(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)).sum()

def loss_gradient(params, X_train, y_train):
    A1, A2 = _forward(params, X_train)
    dZ2 = A2 - np.reshape(y_train, -1)
    dW2 = A1.T @ dZ2
    db2 = np.sum(dZ2)
    dA1 = dZ2[:, None] * params[None, :4]
    dZ1 = dA1 * A1 * (1 - A1)
    dW1 = dZ1.T @ X_train
    db1 = dZ1.sum(axis=0)
    return np.r_[dW2, db2, dW1.ravel(), db1]
